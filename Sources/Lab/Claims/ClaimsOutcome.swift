import Workloads

/// What measuring claims came to.
public struct ClaimsOutcome: Sendable {
  public var report: ClaimsReport
  /// Why comparisons were not made, as clauses; nil where all were.
  public var shortfall: String?
  /// Why measuring ended early: ``LabError``, or `StoreError` where nothing more could be kept. The report is then about what
  /// was kept until then.
  public var failure: (any Error)?

  public init(report: ClaimsReport, shortfall: String? = nil, failure: (any Error)? = nil) {
    self.report = report
    self.shortfall = shortfall
    self.failure = failure
  }
}

/// What the store says of claims, and what measuring might add.
public struct JudgedClaims: Sendable {
  public var report: ClaimsReport
  /// In the order of the claims.
  public var wanted: [WantedComparison]

  public init(report: ClaimsReport, wanted: [WantedComparison] = []) {
    self.report = report
    self.wanted = wanted
  }
}

/// A comparison that may decide something that is open.
public struct WantedComparison: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// No run has it in each Python often enough.
    case isMissing
    /// Noise leaves open what rests on it; another run of more blocks takes about so long.
    case isLeftOpen(seconds: Double)
  }

  /// About how long a further run takes; 0 of what is missing.
  public var seconds: Double {
    if case .isLeftOpen(let seconds) = reason { seconds } else { 0 }
  }

  public var workload: String
  public var size: Int
  public var reason: Reason

  public init(workload: String, size: Int, reason: Reason) {
    self.workload = workload
    self.size = size
    self.reason = reason
  }
}
