/// When a unit began and ended, in nanoseconds on CLOCK_MONOTONIC, which is the same clock in every process.
struct UnitStamp: Sendable, Equatable {
  var start: UInt64
  var end: UInt64

  var seconds: Double { Double(end - start) / 1e9 }
}
