import Documents
import Workloads

extension ClaimsFile {
  /// Claims that are false of a Python though the file does not say that they are known to be: `id (3.13.5t)`.
  ///
  /// A claim that holds in one condition and fails in another is not among them.
  public func failures(in report: ClaimsReport) -> [String] {
    verdicts(in: report) { $0.verdict == .fails && !$1 }
  }

  /// Claims that hold of a Python though the file says that they are known to fail there.
  public func surprises(in report: ClaimsReport) -> [String] {
    verdicts(in: report) { $0.verdict == .holds && $1 }
  }

  /// 2 where nothing could be measured though something was to be, 1 where a claim fails that is not known to, else 0.
  public func exitCode(for report: ClaimsReport) -> Int32 {
    let evidence = report.claims.flatMap(\.verdicts).flatMap(\.evidence)
    // Claims about other builds have no verdict here, which is no failure.
    let isAsked = report.claims.flatMap(\.verdicts).contains { $0.verdict != .notMeasurable }
    if isAsked, !evidence.contains(where: { $0.estimate != nil }) { return 2 }
    return failures(in: report).isEmpty ? 0 : 1
  }

  /// - Parameter isWanted: Told a verdict, and whether the claim is known to fail there.
  private func verdicts(in report: ClaimsReport, where isWanted: (ClaimVerdict, Bool) -> Bool) -> [String] {
    let known = Dictionary(content.claims.map { ($0.id, $0.knownToFail) }) { first, _ in first }
    return report.claims.flatMap { claim in
      claim.verdicts.filter { verdict in
        let hasGIL = verdict.python.map { !$0.hasSuffix("t") } ?? true
        return isWanted(verdict, (known[claim.id] ?? nil)?.includes(hasGIL: hasGIL) ?? false)
      }.map { verdict in claim.id + (verdict.python.map { " (\($0))" } ?? "") }
    }
  }
}
