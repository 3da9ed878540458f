import Dispatch
import Glibc
import Measurement

/// A worker process that carries out requests in forks of itself, one at a time. It ends with this value.
final class WorkerServer: Sendable {
  private let process: pid_t
  private let socket: Int32
  /// Waits for answers, so that no thread of Swift's own pool does.
  private let queue = DispatchQueue(label: "gillab.worker-server")

  /// - Parameters:
  ///   - library: The libpython to keep loaded; nil for requests that run other programs.
  ///   - environment: What the worker and its programs are started with.
  init(_ program: WorkerProgram, library: String?, environment: [String: String]) throws(LabError) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .worker(reason: "socketpair: \(String(cString: strerror(errno)))")
    }
    let words = [program.path, "worker", "serve"] + (library.map { [$0] } ?? [])
    var process: pid_t = 0
    let status = Self.spawn(words, environment.map { "\($0.key)=\($0.value)" }, standardInput: ends[1], &process)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw .worker(reason: "\(program.path): \(String(cString: strerror(status)))")
    }
    self.process = process
    socket = ends[0]
  }

  deinit {
    close(socket)
    waitpid(process, nil, 0)
  }

  /// Has the request in a folder carried out. Cancelling the task ends the server, and with it the run.
  ///
  /// - Returns: The wait status of its supervisor, and the processor time that the server itself took, in seconds; nil if
  ///   the server has gone.
  func carryOut(folder: String) async -> (status: Int32, seconds: Double)? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async {
          let clock = ProcessorClock(of: self.process)
          let before = clock?.seconds ?? 0
          let status = self.exchange(folder)
          continuation.resume(returning: status.map { ($0, max(0, (clock?.seconds ?? 0) - before)) })
        }
      }
    } onCancel: {
      kill(process, SIGKILL)
    }
  }

  private func exchange(_ folder: String) -> Int32? {
    guard send(socket, folder, folder.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { return nil }
    var answer = [UInt8](repeating: 0, count: 32)
    while true {
      var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      // A block may stop the server, as it may its supervisor, whom the server looks after: both go on within seconds.
      if poll(&polled, 1, 1000) == 0 { kill(process, SIGCONT) }
      guard polled.revents != 0 else { continue }
      let count = recv(socket, &answer, answer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Int32(String(decoding: answer[..<count], as: UTF8.self)) : nil
    }
  }

  private static func spawn(
    _ words: [String], _ environment: [String], standardInput: Int32, _ process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A thread of this program may block signals, or ignore them; the worker and its programs must not.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let argv = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in argv + variables { free(text) } }
    return posix_spawn(&process, words[0], &actions, &attributes, argv, variables)
  }
}

/// The servers of one call of the program, each started when it is first needed.
actor WorkerServers {
  private let program: WorkerProgram
  private var running: [String: WorkerServer] = [:]

  init(_ program: WorkerProgram) { self.program = program }

  func server(for library: String?, environment: [String: String]) throws(LabError) -> WorkerServer {
    if let server = running[library ?? ""] { return server }
    let server = try WorkerServer(program, library: library, environment: environment)
    running[library ?? ""] = server
    return server
  }

  func forgetAll() { running = [:] }

  /// The next request gets a new one.
  func forget(_ library: String?) { running[library ?? ""] = nil }
}
