import Workloads

/// How a result is written for a service that builds and tests: docs/ci.md.
public enum ContinuousIntegrationFormat: String, Sendable, CaseIterable {
  /// A file of test results: one test for each run of a block, or for each claim and Python.
  case junit
  /// Lines that GitHub Actions shows beside the lines of the document.
  case github
  /// A log of static analysis, version 2.1.0: the same places, for code scanning.
  case sarif

  /// - Parameter version: gillab's own.
  public func render(_ report: VerificationReport, version: String) -> String {
    switch self {
    case .junit: JUnitReport(report).text
    case .github: GitHubAnnotations(report.remarks).text
    case .sarif: SARIFLog(report.remarks, rules: RemarkRule.ofVerification, version: version).text
    }
  }

  public func render(_ report: ClaimsReport, version: String) -> String {
    switch self {
    case .junit: JUnitReport(report).text
    case .github: GitHubAnnotations(report.remarks).text
    case .sarif: SARIFLog(report.remarks, rules: RemarkRule.ofClaims, version: version).text
    }
  }
}
