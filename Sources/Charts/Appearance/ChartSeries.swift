import Workloads

/// What has one colour and one shape in all charts of a report: an interpreter, or native Swift.
struct ChartSeries: Hashable {
  /// As the legend has it.
  let name: String
  let colour: String
  let shape: String
}

/// The series of a report: Pythons in the order of the report, then Swift.
struct ChartSeriesList {
  private let pythons: PythonNames

  let swift = ChartSeries(name: Language.swift.name, colour: ChartPalette.swift, shape: "diamond")

  init(_ report: ResearchReport) { pythons = PythonNames(report) }

  /// In the order of the legend: Pythons, then Swift.
  var all: [ChartSeries] { pythons.builds.map { python($0.version, $0.executable) } + [swift] }

  func of(_ cell: ComparedCell) -> ChartSeries {
    guard let version = cell.python else { return swift }
    return python(version, cell.pythonExecutable)
  }

  /// An interpreter's; a `t` at the end of its version marks a free-threaded build.
  func python(_ version: String, _ executable: String?) -> ChartSeries {
    let isFree = version.hasSuffix("t")
    let place = pythons.place(of: version, executable) ?? 0
    let alike = pythons.builds.prefix(place).count { $0.version.hasSuffix("t") == isFree }
    let colours = isFree ? ChartPalette.freeThreaded : ChartPalette.pythons
    // Swift's own shape is left to Swift.
    let shapes = ChartPalette.shapes.filter { $0 != swift.shape }
    return ChartSeries(
      name: name(ofPython: version, executable), colour: colours[alike % colours.count],
      shape: shapes[place % shapes.count])
  }

  func name(ofPython version: String, _ executable: String?) -> String { pythons.name(version, executable) }
}
