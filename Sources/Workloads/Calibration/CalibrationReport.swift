import Measurement

/// What gillab's instruments measure on programs whose true answer is known, beside that answer: the JSON contract of
/// `gillab probe --calibrate --json` (docs/json.md). Times are seconds.
public struct CalibrationReport: Sendable, Hashable, Codable {
  /// Of this layout.
  public var schema = "gillab.calibration/1"
  public var pythons: [PythonCalibration]

  public init(pythons: [PythonCalibration]) { self.pythons = pythons }
}

public struct PythonCalibration: Sendable, Hashable, Codable {
  public var python: String
  public var checks: [CalibrationCheck]
  /// What recording costs the program that is recorded.
  public var costs: [CalibrationCost]
  /// Programs that gave no truth to compare with, each with the reason.
  public var skipped: [String]

  public init(python: String, checks: [CalibrationCheck], costs: [CalibrationCost], skipped: [String]) {
    self.python = python
    self.checks = checks
    self.costs = costs
    self.skipped = skipped
  }
}

/// One figure of one program.
public struct CalibrationCheck: Sendable, Hashable, Codable {
  public enum Instrument: String, Sendable, Hashable, Codable {
    /// Hand-offs, counted.
    case handoffs
    /// Share of the measured time in which a thread held the lock, 0 to 1.
    case holdShare
    /// Share of the measured time in which a thread wanted the lock and did not have it, 0 to 1.
    case waitShare
    /// The same share within spans in which native code of the thread kept the lock: the truth is 1.
    case nativeHoldShare
    /// The same share within spans that begin with a stamp in native code just before the lock is asked for, and end when
    /// the thread has it: the truth is 1.
    case nativeWaitShare
  }

  public enum Verdict: String, Sendable, Hashable, Codable {
    case met, missed
    /// The program itself cannot tell so exactly: its bounds are wider than the limit.
    case inconclusive
  }

  public var program: String
  public var instrument: Instrument
  /// Nil for the whole program.
  @Nullable public var thread: String?
  /// The truth lies between them; they are equal where it is counted.
  public var truthLow: Double
  public var truthHigh: Double
  public var measured: Double
  /// Distance from the measured value to the truth, 0 inside its bounds: relative for counts, absolute for shares.
  public var error: Double
  public var limit: Double
  public var verdict: Verdict

  public init(
    program: String, instrument: Instrument, thread: String?, truthLow: Double, truthHigh: Double, measured: Double,
    limit: Double
  ) {
    self.program = program
    self.instrument = instrument
    self.thread = thread
    self.truthLow = truthLow
    self.truthHigh = truthHigh
    self.measured = measured
    self.limit = limit
    let distance = max(truthLow - measured, measured - truthHigh, 0)
    let isCount = instrument == .handoffs
    error = isCount ? distance / max(1, truthHigh) : distance
    // Bounds so wide that a wrong value would pass prove nothing.
    let doubt = (truthHigh - truthLow) / (isCount ? max(1, truthHigh) : 1)
    verdict = error > limit ? .missed : doubt > 4 * limit ? .inconclusive : .met
  }
}

/// How much longer a program takes when it is recorded.
public struct CalibrationCost: Sendable, Hashable, Codable {
  public var program: String
  /// Median of the pairs' ratios, recorded beside not recorded, and its 95% interval.
  public var ratio: Double
  public var low: Double
  public var high: Double
  public var pairs: Int

  public init(program: String, ratio: Double, low: Double, high: Double, pairs: Int) {
    self.program = program
    self.ratio = ratio
    self.low = low
    self.high = high
    self.pairs = pairs
  }
}
