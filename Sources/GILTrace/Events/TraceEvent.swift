import GILEventFormat

/// One event as it lies in the file (GILEventFormat.h).
struct TraceEvent {
  /// From the file's origin.
  let nanoseconds: UInt64
  let kind: UInt8
  /// Address of the condition variable in the thread's process, 0 for none.
  let condition: UInt64

  init(_ event: GillabGILEvent) {
    nanoseconds = event.timeAndKind >> 8
    kind = UInt8(truncatingIfNeeded: event.timeAndKind)
    condition = event.condition
  }

  init(nanoseconds: UInt64, kind: UInt8, condition: UInt64) {
    self.nanoseconds = nanoseconds
    self.kind = kind
    self.condition = condition
  }
}

/// The header's kinds as plain numbers: what a switch can compare at once.
enum EventKind {
  static let conditionMade = UInt8(GILLAB_GIL_CONDITION_MADE.rawValue)
  static let conditionDestroyed = UInt8(GILLAB_GIL_CONDITION_DESTROYED.rawValue)
  static let signal = UInt8(GILLAB_GIL_SIGNAL.rawValue)
  static let want = UInt8(GILLAB_GIL_WANT.rawValue)
  static let timeout = UInt8(GILLAB_GIL_TIMEOUT.rawValue)
  static let beaten = UInt8(GILLAB_GIL_BEATEN.rawValue)
  static let yieldBegan = UInt8(GILLAB_GIL_YIELD_BEGAN.rawValue)
  static let yieldEnded = UInt8(GILLAB_GIL_YIELD_ENDED.rawValue)
  static let scriptBegan = UInt8(GILLAB_GIL_SCRIPT_BEGAN.rawValue)
  static let threadEnded = UInt8(GILLAB_GIL_THREAD_ENDED.rawValue)
  static let processEnds = UInt8(GILLAB_GIL_PROCESS_ENDS.rawValue)
  static let processGoesOn = UInt8(GILLAB_GIL_PROCESS_GOES_ON.rawValue)
  static let childEnded = UInt8(GILLAB_GIL_CHILD_ENDED.rawValue)
}
