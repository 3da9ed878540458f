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

  private let headings: [(String, Alignment)]
  private var rows: [[Cell]] = []

  public init(_ headings: [(String, Alignment)]) { self.headings = headings }

  public mutating func add(_ row: [Cell]) { rows.append(row) }

  public func lines(_ palette: Palette) -> [String] {
    let widths = headings.indices.map { column in
      rows.reduce(headings[column].0.displayWidth) { max($0, column < $1.count ? $1[column].text.displayWidth : 0) }
    }
    let heading = headings.map { Cell($0.0, .faint) }
    return ([heading] + rows).map { row in
      let cells = row.enumerated().map { column, cell in
        let isLast = column == row.count - 1 && headings[column].1 == .left
        let text = isLast ? cell.text : cell.text.padded(to: widths[column], alignment: headings[column].1)
        return palette.paint(text, cell.paint)
      }
      return cells.joined(separator: "  ")
    }
  }
}
