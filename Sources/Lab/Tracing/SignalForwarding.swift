import Glibc
import Synchronization

/// Hands SIGINT, SIGTERM and SIGHUP on to a program, so that its trace can still be read when it has ended.
///
/// A signal of the terminal reaches the program by itself. One that somebody sent to this process alone is passed on.
enum SignalForwarding {
  private static let program = Atomic<Int32>(0)
  private static let received = Atomic<Int32>(0)
  private static let times = Atomic<Int>(0)

  static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on signals no longer end this process. A handler, not SIG_IGN: the program would inherit that.
  static func begin() {
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { signal, information, _ in
        SignalForwarding.handle(signal, information)
      }
      action.sa_flags = SA_SIGINFO | Int32(bitPattern: UInt32(SA_RESTART))
      sigaction(signal, &action, nil)
    }
  }

  static func target(_ process: pid_t) {
    program.store(process, ordering: .releasing)
    // One that came between the beginning and the program's start.
    let signal = received.load(ordering: .acquiring)
    if signal != 0 { kill(process, signal) }
  }

  /// How many came.
  static var count: Int { times.load(ordering: .acquiring) }

  /// The last signal that came; 0 for none.
  static var last: Int32 { received.load(ordering: .acquiring) }

  /// SAFETY: called in a signal handler: touches atomic numbers and calls kill, which is async-signal-safe.
  private static func handle(_ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?) {
    received.store(signal, ordering: .releasing)
    times.wrappingAdd(1, ordering: .acquiringAndReleasing)
    let process = program.load(ordering: .acquiring)
    // SI_KERNEL: the terminal sent it to all of its foreground processes.
    let isTerminal = information?.pointee.si_code == 0x80
    if process > 0, !isTerminal { kill(process, signal) }
  }
}
