import Workloads

/// What a store has beside comparisons, one result on a line.
public struct ResultTable {
  private let results: [ResultRecord]

  public init(_ results: [ResultRecord]) { self.results = results }

  public func lines(_ palette: Palette) -> [String] {
    guard !results.isEmpty else { return [] }
    var table = TextTable([
      ("result", .left), ("when", .left), ("what", .left), ("Pythons", .left), ("host", .left),
    ])
    for result in results {
      table.add([
        TextTable.Cell(result.name, .strong), TextTable.Cell(RunTable.minute(result.startedAt)),
        TextTable.Cell(result.kind.words), TextTable.Cell(Self.versions(result.pythons)),
        TextTable.Cell(result.host.name),
      ])
    }
    return table.lines(palette)
  }

  /// As many as a line has room for.
  private static func versions(_ pythons: [PythonBuild]) -> String {
    let versions = pythons.map(\.version)
    guard versions.count > 3 else { return versions.joined(separator: ", ") }
    return versions.prefix(2).joined(separator: ", ") + ", and \(versions.count - 2) more"
  }
}

extension ResultRecord.Kind {
  /// As people call it.
  public var words: String {
    switch self {
    case .verification: "verification"
    case .timeline: "GIL time line"
    case .probe: "probe"
    case .breakEven: "break-even"
    case .calibration: "calibration"
    }
  }
}
