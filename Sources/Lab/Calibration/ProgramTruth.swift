/// What a calibration program knows of itself (pyscripts/calibration/truth.py).
struct ProgramTruth: Decodable {
  struct Window: Decodable {
    var begin: Int64
    var end: Int64
  }

  struct Bounds: Decodable {
    var hold: [Double]?
    var wait: [Double]?
  }

  struct Thread: Decodable {
    var nativeID: Int
    var name: String
    var holdSeconds: Double?
    var waitSeconds: Double?
    var bounds: Bounds?

    /// From the least to the most; nil where the program cannot know.
    var hold: ClosedRange<Double>? { Self.range(bounds?.hold, holdSeconds) }
    var wait: ClosedRange<Double>? { Self.range(bounds?.wait, waitSeconds) }

    private static func range(_ bounds: [Double]?, _ value: Double?) -> ClosedRange<Double>? {
      if let bounds, bounds.count == 2, bounds[0] <= bounds[1] { return bounds[0]...bounds[1] }
      return value.map { $0...$0 }
    }
  }

  /// A span of time known from stamps in native code, nanoseconds of CLOCK_MONOTONIC.
  struct Stamped: Decodable {
    var nativeID: Int
    var begin: Int64
    var end: Int64
  }

  var processID: Int
  var measured: Window
  var handoffs: Int?
  var threads: [Thread]
  /// Holds in native code: the thread had the lock all along.
  var nativeHolds: [Stamped]?
  /// Waits: from a stamp in native code, just before the lock was asked for, to the first one after it was had.
  var nativeWaits: [Stamped]?
}
