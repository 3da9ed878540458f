import Measurement

extension ClaimEvidence {
  /// What it is a figure of: `speedup of thread ×2 over serial in cpu.pure`.
  public var subjectWords: String {
    let rival = against.map { " over \(Self.words($0))" } ?? ""
    return "\(metric) of \(Self.words(subject))\(rival) in \(workload)\(sizeWords)"
  }

  /// Empty for the workload's first own size.
  private var sizeWords: String {
    let description = WorkloadCatalog[workload]
    if description?.defaultSizes.first == size { return "" }
    let isBytes = description?.sizeMeaning.hasPrefix("bytes") ?? false
    return " of \(isBytes ? Quantity.bytes(size) : "\(size)")"
  }

  /// The figure with its interval: `0.98× (0.94× – 1.02×)`; nil where there is none.
  public var figureWords: String? {
    guard let estimate, let low, let high else { return nil }
    return "\(amount(estimate)) (\(amount(low)) – \(amount(high)))"
  }

  /// What was asked for: `at most 1.30×`.
  public var limitWords: String { "\(relation == .atLeast ? "at least" : "at most") \(amount(threshold))" }

  /// A sentence without its full stop.
  public var sentence: String {
    guard let figure = figureWords else {
      return "There is no \(subjectWords)" + (reason.map { ": \($0)" } ?? "")
    }
    let limit =
      switch outcome {
      case .met: "as asked, \(limitWords)"
      case .missed: "where \(limitWords) was asked"
      case .inconclusive: "and \(limitWords) was asked: undecided"
      }
    // What is in doubt and counts all the same is told of all figures at once.
    let open = outcome == .inconclusive ? reason.map { " (\($0))" } ?? "" : ""
    return "The \(subjectWords) is \(figure), \(limit)\(open)"
  }

  /// Of a model that is not the fastest: what is faster, and by how much.
  public var sentenceOfFaster: String {
    guard let against, let estimate, let low, let high, low > 0 else { return sentence }
    let figure = "\(Quantity.times(1 / estimate)) (\(Quantity.times(1 / high)) – \(Quantity.times(1 / low)))"
    let tolerated = Quantity.times(1 / threshold)
    return "In \(workload), \(Self.words(against)) is \(figure) as fast as \(Self.words(subject)), "
      + "where \(tolerated) was tolerated"
  }

  /// The figure that says most about a verdict.
  ///
  /// Of what holds it is the one nearest to its limit, of what fails the one farthest beyond it, and of what is undecided
  /// the first that is.
  public static func decisive(of evidence: [ClaimEvidence], for verdict: ClaimVerdict.Verdict) -> ClaimEvidence? {
    switch verdict {
    case .holds: evidence.filter { $0.outcome == .met }.min { $0.margin < $1.margin }
    case .fails, .conditional: evidence.filter { $0.outcome == .missed }.max { $0.margin < $1.margin }
    case .undecided:
      evidence.first { $0.outcome == .inconclusive && $0.estimate != nil }
        ?? evidence.first { $0.outcome == .inconclusive }
    case .notMeasurable: nil
    }
  }

  /// Why it does not count though its whole interval is on one side of the threshold; nil of any other.
  public var objection: String? {
    guard outcome == .inconclusive, let low, let high else { return nil }
    return low >= threshold || high <= threshold ? reason : nil
  }

  /// How far the near end of the interval is from the threshold, as a share of it.
  private var margin: Double {
    guard let low, let high else { return 0 }
    let distance = max(0, low - threshold, threshold - high)
    return distance / max(abs(threshold), .leastNormalMagnitude)
  }

  private static func words(_ subject: ComparisonSubject) -> String {
    let name = subject.language == .python ? subject.model : "\(subject.language.name)'s \(subject.model)"
    return subject.workers > 1 ? "\(name) ×\(subject.workers)" : name
  }

  private func amount(_ value: Double) -> String {
    // What is shown is a size and a sign; the largest that has digits is far beyond anything measured.
    let size = min(abs(value), 1e12)
    let sign = value < 0 ? "−" : ""
    let words =
      switch unit {
      case .ratio: Quantity.times(size)
      case .seconds: Quantity.duration(size)
      case .bytes: Quantity.bytes(Int(size.rounded()))
      case .count: size == size.rounded() ? "\(Int(size))" : Quantity.digits(size)
      case .share: Quantity.percent(size)
      }
    return sign + words
  }
}

extension ClaimVerdict {
  /// The figure that says most about it; nil where there is none.
  public var decisive: ClaimEvidence? { ClaimEvidence.decisive(of: evidence, for: verdict) }
}
