import Dispatch
import Glibc

/// A program that was started as a shell starts one: with this process's descriptors and ignored signals.
///
/// Subprocess closes the one and resets the other, as suits a helper; a traced program is the user's own.
struct StartedProgram: Sendable {
  let process: pid_t

  /// - Parameter output: Its standard output; nil for this process's own.
  init(_ path: String, _ words: [String], output: Int32?) throws(LabError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    // This may be one of Swift's threads, which block nearly every signal.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let argv = ([path] + words).map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var started: pid_t = 0
    let code = posix_spawn(&started, path, &actions, &attributes, argv, environ)
    guard code == 0 else { throw .worker(reason: "\(path): \(String(cString: strerror(code)))") }
    process = started
  }

  /// Waits for its end.
  func wait() async -> TracedEnding {
    let process = process
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // Linux's layout of a wait status; the macros are not importable.
        let signal = status & 0x7F
        continuation.resume(
          returning: signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .signalled(signal: signal))
      }
    }
  }
}
