/// A table as its template takes it.
struct TableView {
  private let inline: HTMLInline

  init(_ inline: HTMLInline) { self.inline = inline }

  func view(_ table: PageTable, id: String) -> PageViews.Table {
    PageViews.Table(
      id: HTML(escaping: id), style: HTML(escaping: table.style ?? "plain"), caption: inline.html(table.caption),
      columns: table.columns.map { column in
        PageViews.Column(title: inline.html(column.title), kind: HTML(markup: column.isNumber ? "number" : "words"))
      },
      groups: table.groups.map { group in
        PageViews.Group(
          rowsHeading: group.heading.map(inline.html), width: HTML(markup: "\(table.columns.count)"),
          rows: group.rows.map { row($0, table.columns) })
      })
  }

  private func row(_ cells: [PageTable.Cell], _ columns: [PageTable.Column]) -> PageViews.Row {
    PageViews.Row(
      head: cells.first.map { inline.html($0.text) } ?? HTML(markup: ""),
      cells: cells.dropFirst().enumerated().map { place, cell in
        let isNumber = columns.indices.contains(place + 1) && columns[place + 1].isNumber
        let span = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
        return PageViews.Cell(
          text: inline.html(cell.text), attributes: HTML(markup: (isNumber ? " class=\"number\"" : "") + span))
      })
  }
}
