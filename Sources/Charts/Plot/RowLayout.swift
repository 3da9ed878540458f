/// Rows of a plot in groups, from the top: places are pixels, so every row gets as much room as any other.
///
/// A scale of names would give each group room for every series, also for those that it does not have.
struct RowLayout {
  struct Group {
    let label: String
    let rows: Int
  }

  private let rowHeight: Int
  private let gap: Int
  private let groups: [Group]
  private let tops: [Int]
  let height: Int

  /// - Parameters:
  ///   - rowHeight: Even, so that middles are whole pixels.
  ///   - gap: Between groups: even.
  init(_ groups: [Group], rowHeight: Int, gap: Int) {
    self.groups = groups
    self.rowHeight = rowHeight
    self.gap = gap
    var tops: [Int] = []
    var top = 0
    for group in groups {
      tops.append(top)
      top += group.rows * rowHeight + gap
    }
    self.tops = tops
    height = top
  }

  /// Middle of a row.
  func middle(group: Int, row: Int) -> Double {
    Double(tops[group] + gap / 2 + row * rowHeight + rowHeight / 2)
  }

  /// Upper and lower edge of a bar in a row.
  func edges(group: Int, row: Int, thickness: Double) -> (top: Double, bottom: Double) {
    let middle = middle(group: group, row: row)
    return (middle - thickness / 2, middle + thickness / 2)
  }

  /// Where two groups meet.
  var boundaries: [VegaLiteRow] { tops.dropFirst().map { ["y": .number(Double($0))] } }

  /// The groups' labels at their middles.
  var axis: PlotAxis {
    var axis = VegaLiteAxis()
    let middles = zip(groups, tops).map { group, top in top + (group.rows * rowHeight + gap) / 2 }
    axis.values = middles.map(Double.init)
    let labels = zip(middles, groups).map { "\"\($0)\": \(Self.quoted($1.label))" }
    axis.labelExpr = "{\(labels.joined(separator: ", "))}[datum.value]"
    axis.grid = false
    axis.ticks = false
    axis.domain = false
    axis.labelLimit = 240
    axis.labelPadding = 8
    return PlotAxis(title: nil, scale: VegaLiteScale(.linear, from: Double(height), to: 0), axis: axis)
  }

  /// As a string of Vega's expression language, which is JavaScript's.
  private static func quoted(_ text: String) -> String {
    let escaped = text.map { character in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n", "\r", "\r\n": " "
      default: String(character)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
