import GILEventFormat
import Glibc
import Measurement

/// A file of GIL events of any length, as threads that compete for one lock would write it.
///
/// Every thread is always in one of three states, as in a real program: one holds the lock, some wait, the rest do
/// something else. Hand-offs are forced and free by turns. The same seed gives the same file.
struct SyntheticTrace {
  let events: Int
  let threads: Int
  let seed: UInt64

  /// Any; its threads have the numbers after it.
  static let process: Int32 = 1000
  private static let condition: UInt64 = 0x7000
  private static let switchCondition: UInt64 = 0x7000 + 88

  func write(to path: String) throws {
    var file = try SyntheticFile(path: path, process: Self.process, threads: threads)
    var generator = SplitMix64(seed: seed)
    var now: UInt64 = 1_000
    func add(_ kind: GillabGILEventKind, _ thread: Int, _ condition: UInt64) throws {
      now += 1 + generator.next() % 2_000
      try file.add(kind, thread, condition, at: now)
    }

    try add(GILLAB_GIL_CONDITION_MADE, 0, Self.condition)
    try add(GILLAB_GIL_CONDITION_MADE, 0, Self.switchCondition)
    try add(GILLAB_GIL_SCRIPT_BEGAN, 0, 0)
    try add(GILLAB_GIL_SIGNAL, 0, Self.switchCondition)
    var holder = 0
    while file.events + threads < events {
      let next = (holder + 1 + Int(generator.next() % UInt64(max(1, threads - 1)))) % threads
      let isForced = generator.next() % 2 == 0 && next != holder
      if isForced {
        try add(GILLAB_GIL_WANT, next, Self.condition)
        now += 5_000_000
        try add(GILLAB_GIL_TIMEOUT, next, Self.condition)
      }
      try add(GILLAB_GIL_SIGNAL, holder, Self.condition)
      if isForced { try add(GILLAB_GIL_YIELD_BEGAN, holder, Self.switchCondition) }
      try add(GILLAB_GIL_SIGNAL, next, Self.switchCondition)
      if isForced { try add(GILLAB_GIL_YIELD_ENDED, holder, Self.switchCondition) }
      holder = next
    }
    for thread in 0..<threads where thread != holder { try add(GILLAB_GIL_THREAD_ENDED, thread, 0) }
    try file.finish()
  }
}
