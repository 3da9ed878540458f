import Workloads

/// A document that the store keeps as it is.
public protocol KeptDocument: Codable, Sendable {
  /// What it is.
  static var kind: ResultRecord.Kind { get }
  /// Of its layout.
  var schema: String { get }
  /// Whether it was ended before everything was measured: then a whole one is better, even an older one.
  var isPartial: Bool { get }
  /// What it was given too little time for, as a clause; nil where nothing is open.
  var openEnd: String? { get }
  /// Whether anything was measured: else it is not worth keeping.
  var hasFigures: Bool { get }
}

extension KeptDocument {
  public var isPartial: Bool { false }
  public var openEnd: String? { nil }
  public var hasFigures: Bool { true }
}

extension VerificationReport: KeptDocument {
  public static let kind = ResultRecord.Kind.verification
  public var hasFigures: Bool { documents.contains { !$0.snippets.isEmpty } }
}

extension GILTimeline: KeptDocument {
  public static let kind = ResultRecord.Kind.timeline
}

extension ProbeReport: KeptDocument {
  public static let kind = ResultRecord.Kind.probe
  public var isPartial: Bool { interrupted }
  /// Of what a report shows.
  public var openEnd: String? {
    let measured = Set(pythons.flatMap(\.probes).map(\.probe))
    let missing = [ProbeKind.latency, .throughput, .sweep].filter { !measured.contains($0) }
    return missing.isEmpty ? nil : ReasonPhrase.probesLeftOut(missing.map(\.rawValue).joined(separator: ", "))
  }
  public var hasFigures: Bool {
    pythons.flatMap(\.probes).flatMap(\.conditions).contains { $0.latency != nil || $0.rate != nil }
  }
}

extension BreakEvenReport: KeptDocument {
  public static let kind = ResultRecord.Kind.breakEven
  public var isPartial: Bool { interrupted }
  public var openEnd: String? {
    openSearches > 0 ? ReasonPhrase.searchesOpen("\(openSearches)", "\(searches.count)") : nil
  }

  /// Those that more time would bring to their end: not of a model that failed.
  var openSearches: Int { searches.count { !$0.isFinished } }

  private var searches: [BreakEvenPayload] { pythons.flatMap(\.models).filter { $0.status == .ok }.flatMap(\.payloads) }

  /// Whether it is what a study measures that has little time: no payloads, and few models.
  var isShort: Bool { payloadBytes.count == 1 }
  public var hasFigures: Bool { exitCode < 2 }
}

extension CalibrationReport: KeptDocument {
  public static let kind = ResultRecord.Kind.calibration
  public var hasFigures: Bool { !pythons.isEmpty }
}
