import Glibc
import LibcShims
import PythonRuntime
import Workloads

/// `gillab worker serve [LIBRARY]`: carries out requests one after another, each in a fork of this process.
///
/// Starting a program, linking it and loading libpython takes longer than many a block does, and is the same for each:
/// so it is done once. The interpreter itself is never initialised here: each block's starts from nothing, in a process
/// of its own. This process has one thread, so that a fork is whole.
///
/// Standard input is a socket of messages: each is the folder of a request, and is answered by the wait status of the
/// supervisor that carried it out, in decimal digits. The supervisor leaves what it found in the request's folder. Work of
/// gillab's own has no supervisor but this process.
struct WorkerServer {
  private static let lab: Int32 = 0
  private let host: ScriptHost?

  /// - Parameter library: Nil where requests are for other programs. One that cannot be loaded is reported by the
  ///   process that needs it.
  init(library: String?) {
    // Its calls to other libraries are linked now, or each block would link them again.
    host = library.flatMap { try? ScriptHost(library: .load(path: $0, binding: .now)) }
  }

  /// Serves until the lab closes the socket or ends.
  func main() -> Int32 {
    SupervisedRun.rehearse()
    let labProcess = getppid()
    var message = [UInt8](repeating: 0, count: Int(PATH_MAX))
    while true {
      let count = recv(Self.lab, &message, message.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return 0 }
      let directory = String(decoding: message[..<count], as: UTF8.self)
      // Read before the fork: in this process all that takes time the first time has been done before.
      let request = Result { try RunRequest.read(from: directory) }
      if case .success(let request) = request, request.isOwnWork {
        let run = SupervisedRun(directory: directory, request: request, host: host, parent: labProcess)
        let status = run.main() << 8
        // While it waits for the next request, a signal ends it as it would any program.
        gillab_unblock_termination_signals()
        guard answer(status) else { return 0 }
        continue
      }
      let supervisor = gillab_fork()
      if supervisor == 0 { _exit(supervise(request, in: directory)) }
      // The lab has ended: the supervisor sees its parent go, and ends what it started.
      guard let status = waitWhileLabLives(supervisor) else { return 0 }
      guard answer(status) else { return 0 }
    }
  }

  /// - Parameter status: A wait status in Linux's layout.
  /// - Returns: Whether there is still a lab.
  private func answer(_ status: Int32) -> Bool {
    let digits = "\(status)"
    return send(Self.lab, digits, digits.utf8.count, Int32(MSG_NOSIGNAL)) > 0
  }

  private func supervise(_ request: Result<RunRequest, any Error>, in directory: String) -> Int32 {
    // The lab must see this server's end even while a supervisor lives on.
    let nothing = open("/dev/null", O_RDONLY)
    guard nothing >= 0, dup2(nothing, Self.lab) >= 0 else { return 2 }
    close(nothing)
    switch request {
    case .success(let request): return SupervisedRun(directory: directory, request: request, host: host).main()
    case .failure(let error): return SupervisedRun.complain(in: directory, "\(error)")
    }
  }

  /// Nil when the lab has closed its end.
  private func waitWhileLabLives(_ supervisor: pid_t) -> Int32? {
    let ended = gillab_open_process(supervisor)
    defer { if ended >= 0 { close(ended) } }
    var status: Int32 = 0
    while waitpid(supervisor, &status, WNOHANG) == 0 {
      var polled = [pollfd(fd: Self.lab, events: 0, revents: 0), pollfd(fd: ended, events: Int16(POLLIN), revents: 0)]
      // Without pidfd_open the end of the supervisor is seen at the next tick.
      let news = poll(&polled, nfds_t(polled.count), ended < 0 ? 2 : 1000)
      if polled[0].revents != 0 { return nil }
      // A block may stop its parent, which is the supervisor and holds the time limit: it goes on within a second.
      if news == 0 { kill(supervisor, SIGCONT) }
    }
    return status
  }
}
