import Measurement
import Workloads

/// What a call does with the GIL, as a person reads it.
public struct ReleaseText {
  let report: ReleaseReport

  public init(_ report: ReleaseReport) { self.report = report }

  public func lines(_ palette: Palette) -> [String] {
    var lines = [palette.paint(report.call, .strong) + palette.paint("  Python \(report.python)", .faint)]
    switch report.releases {
    case true?:
      lines.append(
        palette.paint("releases the GIL", .good) + " for \(percent(report.releasedShare ?? 0)) of its time, "
          + times(report.releasesPerCall ?? 0))
    case false?:
      lines.append(palette.paint("keeps the GIL", .bad) + " all along: other Python threads stand still meanwhile")
    case nil:
      lines.append(report.reason ?? "")
    }
    var times = "median of \(report.calls) calls: \(Quantity.duration(report.callSeconds))"
    if let longest = report.longestHoldSeconds { times += "; longest hold in one \(Quantity.duration(longest))" }
    lines.append(times)
    lines.append(
      "a second thread beside it ran at \(percent(report.progress)) of the speed it has alone, with nobody forced to let go"
    )
    if report.releases != nil, let reason = report.reason { lines.append(palette.paint("but \(reason)", .warn)) }
    return lines
  }

  private func percent(_ share: Double) -> String { Quantity.percent(share) }

  private func times(_ number: Double) -> String {
    number > 0.995 && number < 1.005 ? "once a call" : "\(Quantity.digits(number)) times a call"
  }
}
