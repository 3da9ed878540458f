import Reports
import Workloads

/// A comparison's table on standard output.
enum ComparisonOutput {
  /// - Parameter kept: Whether the store has all of it.
  static func show(_ report: ComparisonReport, kept: Bool) {
    for line in ComparisonText(report, palette: Palette(for: 1), columns: Console.columns).lines { Console.print(line) }
    if kept {
      Console.print("\nKept as \(report.run): gillab show \(report.run), gillab export \(report.run) --format csv")
    }
  }
}
