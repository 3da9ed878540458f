/// Rows of text in columns that stay aligned beside wide characters.
public struct TextTable {
  public enum Alignment: Sendable { case left, right }

  /// One cell: what is shown, and how it is painted. Paint takes no columns.
  public struct Cell: ExpressibleByStringInterpolation {
    public var text: String
    public var paint: Paint?

    public init(_ text: String, _ paint: Paint? = nil) {
      self.text = text
      self.paint = paint
    }

    public init(stringLiteral text: String) { self.init(text) }
  }

  private struct Row {
    var cells: [Cell]
    /// What stands in place of all further cells.
    var remark: Cell?
  }

  private let headings: [(String, Alignment)]
  private var rows: [Row] = []

  public init(_ headings: [(String, Alignment)]) { self.headings = headings }

  public mutating func add(_ row: [Cell]) { rows.append(Row(cells: row)) }

  /// A row of only the first columns, and words in place of the others.
  public mutating func add(_ row: [Cell], remark: Cell) { rows.append(Row(cells: row, remark: remark)) }

  /// How many columns of the terminal it takes, remarks apart.
  public var width: Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// - Parameter columns: Width to which remarks are wrapped; nil for one line each.
  public func lines(_ palette: Palette, columns: Int? = nil) -> [String] {
    let widths = widths
    let heading = Row(cells: headings.map { Cell($0.0, .faint) })
    return ([heading] + rows).flatMap { row -> [String] in
      let cells = row.cells.enumerated().map { column, cell in
        let isLast = row.remark == nil && column == row.cells.count - 1 && headings[column].1 == .left
        let text = isLast ? cell.text : cell.text.padded(to: widths[column], alignment: headings[column].1)
        return palette.paint(text, cell.paint)
      }
      let line = cells.joined(separator: "  ")
      guard let remark = row.remark else { return [line] }
      let indent = widths.prefix(row.cells.count).reduce(0) { $0 + $1 + 2 }
      let words = columns.map { remark.text.wrapped(to: max(20, $0 - indent)) } ?? [remark.text]
      return words.enumerated().map { place, text in
        (place == 0 ? line + (cells.isEmpty ? "" : "  ") : String(repeating: " ", count: indent))
          + palette.paint(text, remark.paint)
      }
    }
  }

  private var widths: [Int] {
    headings.indices.map { column in
      ([headings[column].0] + rows.compactMap { $0.cells.indices.contains(column) ? $0.cells[column].text : nil })
        .map(\.displayWidth).max() ?? 0
    }
  }
}
