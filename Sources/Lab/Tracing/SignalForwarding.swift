import Glibc
import Synchronization

/// Hands SIGINT, SIGTERM and SIGHUP on to a program, so that its trace can still be read when it has ended.
///
/// A signal of the terminal reaches the program by itself. One that somebody sent to this process alone is passed on.
enum SignalForwarding {
  private static let program = Atomic<Int32>(0)
  private static let received = Atomic<Int32>(0)
  private static let times = Atomic<Int>(0)
  /// Milliseconds of CLOCK_MONOTONIC.
  private static let latest = Atomic<Int>(-1000)

  static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on signals no longer end this process. A handler, not SIG_IGN: the program would inherit that.
  static func begin() {
    // A reader of the summary that has gone must not end this process before its folder is removed.
    for signal in signals + [SIGPIPE] {
      var before = sigaction()
      sigaction(signal, nil, &before)
      // What this process was started to ignore, the program ignores too.
      if before.sa_flags & SA_SIGINFO == 0, isIgnored(before) { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { signal, information, _ in
        SignalForwarding.handle(signal, information)
      }
      action.sa_flags = SA_SIGINFO | Int32(bitPattern: UInt32(SA_RESTART))
      sigaction(signal, &action, nil)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    // SIG_IGN is the number 1 in the place of a function.
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// The program has ended: a signal that comes now is for this process.
  static func end() {
    program.store(0, ordering: .releasing)
    for signal in signals {
      var action = sigaction()
      sigaction(signal, nil, &action)
      // One that was ignored from the start stays so.
      if action.sa_flags & SA_SIGINFO != 0 { Glibc.signal(signal, SIG_DFL) }
    }
  }

  static func target(_ process: pid_t) {
    program.store(process, ordering: .releasing)
    // One that came between the beginning and the program's start.
    let signal = received.load(ordering: .acquiring)
    if signal != 0 { kill(process, signal) }
  }

  /// How many came, those within half a second of the one before aside: some senders signal a process and then its group.
  static var count: Int { times.load(ordering: .acquiring) }

  /// The last signal that came; 0 for none.
  static var last: Int32 { received.load(ordering: .acquiring) }

  /// SAFETY: called in a signal handler: touches atomic numbers and calls clock_gettime and kill, which are async-signal-safe.
  private static func handle(_ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?) {
    if signal == SIGPIPE { return }
    received.store(signal, ordering: .releasing)
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    if now - latest.exchange(now, ordering: .acquiringAndReleasing) >= 500 {
      times.wrappingAdd(1, ordering: .acquiringAndReleasing)
    }
    let process = program.load(ordering: .acquiring)
    // SI_KERNEL: the terminal sent it to all of its foreground processes.
    let isTerminal = information?.pointee.si_code == 0x80
    if process > 0, !isTerminal { kill(process, signal) }
  }
}
