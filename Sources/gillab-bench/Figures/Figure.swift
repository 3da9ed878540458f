import Measurement

/// One line of the result.
struct Figure: Sendable, Codable {
  enum Unit: String, Sendable, Codable {
    /// How many times as much as the interpreter itself.
    case ratio
    /// How many millions of bytes more than the interpreter itself, or in all.
    case megabytes
    case seconds
    case percent
    case percentagePoints
  }

  let name: String
  let python: String
  let unit: Unit
  let value: Double
  let interval: RatioInterval
  /// Nil for a figure that explains another.
  let limit: Double?
  let explanation: String
  /// Whether an interval that covers 1 keeps the limit: no difference was found.
  let acceptsNoDifference: Bool
  /// The measured values by what was measured, in the order of measurement: seconds or bytes.
  let samples: [String: [Double]]

  var verdict: LimitVerdict? {
    guard let limit else { return nil }
    return acceptsNoDifference && interval.lower <= 1 && 1 <= interval.upper ? .met : interval.judge(atMost: limit)
  }
}

/// What a figure is about, apart from its values.
struct FigureTitle {
  let name: String
  let python: String
  var limit: Double?
  var acceptsNoDifference = false
  let explanation: String
}

/// Values of one thing under the name that it has in the result.
struct NamedSamples {
  let name: String
  let values: [Double]
}

extension Figure {
  /// The median of the pairs' ratios and its 95% bootstrap interval.
  ///
  /// - Throws: ``NoFigure`` if a value is not a positive number.
  init(_ title: FigureTitle, ratioOf values: NamedSamples, to baseline: NamedSamples, seed: UInt64) throws(NoFigure) {
    guard let pairs = PairedRatios(of: values.values, to: baseline.values) else { throw NoFigure(name: title.name) }
    self.init(
      title, unit: .ratio, value: pairs.median, interval: pairs.interval(seed: seed), samples: [values, baseline])
  }

  /// The median of the pairs' differences, and the smallest and the largest: the kernel counts memory exactly.
  ///
  /// - Throws: ``NoFigure`` without values.
  init(_ title: FigureTitle, megabytesOf values: NamedSamples, over baseline: NamedSamples) throws(NoFigure) {
    guard let differences = Samples(zip(values.values, baseline.values).map { ($0 - $1) / 1e6 }) else {
      throw NoFigure(name: title.name)
    }
    self.init(
      title, unit: .megabytes, value: differences.median,
      interval: RatioInterval(lower: differences.minimum, upper: differences.maximum), samples: [values, baseline])
  }

  /// The median, the smallest and the largest.
  ///
  /// - Throws: ``NoFigure`` without values.
  init(_ title: FigureTitle, secondsOf values: NamedSamples) throws(NoFigure) {
    try self.init(title, unit: .seconds, medianOf: values)
  }

  /// The median, the smallest and the largest.
  ///
  /// - Throws: ``NoFigure`` without values.
  init(_ title: FigureTitle, unit: Unit, medianOf values: NamedSamples) throws(NoFigure) {
    guard let samples = Samples(values.values) else { throw NoFigure(name: title.name) }
    self.init(
      title, unit: unit, value: samples.median,
      interval: RatioInterval(lower: samples.minimum, upper: samples.maximum), samples: [values])
  }

  /// A count, or the worst of what was seen: it is no estimate, so its interval is the value alone.
  init(_ title: FigureTitle, unit: Unit, exactly value: Double, samples: [NamedSamples]) {
    self.init(title, unit: unit, value: value, interval: RatioInterval(lower: value, upper: value), samples: samples)
  }

  /// The largest, with the smallest.
  ///
  /// - Throws: ``NoFigure`` without values.
  init(_ title: FigureTitle, unit: Unit, largestOf values: NamedSamples) throws(NoFigure) {
    guard let samples = Samples(values.values) else { throw NoFigure(name: title.name) }
    self.init(
      title, unit: unit, value: samples.maximum,
      interval: RatioInterval(lower: samples.minimum, upper: samples.maximum), samples: [values])
  }

  init(
    _ title: FigureTitle, unit: Unit, value: Double, interval: RatioInterval, samples: [NamedSamples]
  ) {
    name = title.name
    python = title.python
    limit = title.limit
    acceptsNoDifference = title.acceptsNoDifference
    explanation = title.explanation
    self.unit = unit
    self.value = value
    self.interval = interval
    self.samples = Dictionary(samples.map { ($0.name, $0.values) }) { first, _ in first }
  }
}

/// A figure that the measured values do not give.
struct NoFigure: Error, CustomStringConvertible {
  let name: String
  var description: String { "\(name): a measured value is not a positive number, so there is no ratio" }
}
