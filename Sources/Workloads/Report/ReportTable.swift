/// A table of a report, in the reader's language.
public struct ReportTable: Sendable, Hashable {
  public var columns: [String]
  /// Each as long as `columns`; the first cell of a row is its heading.
  public var rows: [[ReportCell]]

  public init(columns: [String], rows: [[ReportCell]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// Words, figures and quotations in a row: `1.93× (1.71–2.02)` has three figures and the text between them.
public struct ReportCell: Sendable, Hashable, ExpressibleByStringLiteral {
  public enum Part: Sendable, Hashable {
    case text(String)
    case figure(ReportFigure)
    /// A sentence that `report.json` has at this path, word for word: in English, or what a program said.
    case reported(String, path: String)
  }

  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }
  public init(_ text: String) { parts = [.text(text)] }
  public init(stringLiteral text: String) { self.init(text) }

  /// As it is read.
  public var text: String {
    parts.map {
      switch $0 {
      case .text(let text): text
      case .figure(let figure): figure.text
      case .reported(let text, path: _): text
      }
    }.joined()
  }
}

/// A number on the page, and where in `report.json` it comes from.
public struct ReportFigure: Sendable, Hashable {
  /// For example `comparisons/0/cells/3/speedup/estimate`: keys and places of the JSON document.
  public var path: String
  /// As the document has it.
  public var value: Double
  /// As people read it, with its unit.
  public var text: String

  public init(path: String, value: Double, text: String) {
    self.path = path
    self.value = value
    self.text = text
  }
}
