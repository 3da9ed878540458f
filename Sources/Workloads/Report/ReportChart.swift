/// A picture of a report with the table that says the same.
public struct ReportChart: Sendable, Hashable {
  public enum Section: String, Sendable, CaseIterable {
    case speedup, scaling, timeline, latency, switchInterval, breakEven, memory, calibration
  }

  /// Unique in the report, and fit for a file's name: `speedup-cpu.pure`.
  public var id: String
  public var section: Section
  public var title: String
  /// What it shows and how to read it: one or two sentences.
  public var caption: String
  public var table: ReportTable
  /// A whole `svg` element; nil where it could not be drawn.
  public var svg: String?

  public init(id: String, section: Section, title: String, caption: String, table: ReportTable, svg: String? = nil) {
    self.id = id
    self.section = section
    self.title = title
    self.caption = caption
    self.table = table
    self.svg = svg
  }
}
