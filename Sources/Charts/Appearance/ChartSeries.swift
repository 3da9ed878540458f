import Workloads

/// What has one colour and one shape in all charts of a report: an interpreter, or native Swift.
struct ChartSeries: Hashable {
  /// As the legend has it.
  let name: String
  let colour: String
  let shape: String
}

/// The series of a report, in the order in which they first appear.
struct ChartSeriesList {
  private struct Build: Hashable {
    let version: String
    /// Nil where only the version is known.
    let executable: String?
  }

  private var builds: [Build] = []

  let swift = ChartSeries(name: Language.swift.name, colour: ChartPalette.swift, shape: "diamond")

  init(_ report: ResearchReport) {
    for comparison in report.comparisons {
      for cell in comparison.cells { add(cell.python, cell.pythonExecutable) }
    }
    for python in report.breakEven?.pythons ?? [] { add(python.version, python.executable) }
    for python in report.probe?.pythons ?? [] { add(python.version, python.executable) }
    for timeline in report.timelines { add(timeline.python, timeline.pythonExecutable) }
    for python in report.calibration?.pythons ?? [] { add(python.python, nil) }
  }

  private mutating func add(_ version: String?, _ executable: String?) {
    guard let version, index(version, executable) == nil else { return }
    builds.append(Build(version: version, executable: executable))
  }

  private func index(_ version: String, _ executable: String?) -> Int? {
    builds.firstIndex { $0.version == version && (executable == nil || $0.executable == executable) }
  }

  /// In the order of the legend: Pythons, then Swift.
  var all: [ChartSeries] { builds.map { python($0.version, $0.executable) } + [swift] }

  func of(_ cell: ComparedCell) -> ChartSeries {
    guard let version = cell.python else { return swift }
    return python(version, cell.pythonExecutable)
  }

  /// An interpreter's; a `t` at the end of its version marks a free-threaded build.
  func python(_ version: String, _ executable: String?) -> ChartSeries {
    let isFree = version.hasSuffix("t")
    let place = index(version, executable) ?? 0
    let alike = builds.prefix(place).count { $0.version.hasSuffix("t") == isFree }
    let colours = isFree ? ChartPalette.freeThreaded : ChartPalette.pythons
    // Swift's own shape is left to Swift.
    let shapes = ChartPalette.shapes.filter { $0 != swift.shape }
    return ChartSeries(
      name: name(ofPython: version, executable), colour: colours[alike % colours.count],
      shape: shapes[place % shapes.count])
  }

  /// `Python 3.13.0`; of two builds of one version, `Python 3.13.0 (1)`.
  func name(ofPython version: String, _ executable: String?) -> String {
    let same = builds.filter { $0.version == version && $0.executable != nil }
    guard same.count > 1, let place = same.firstIndex(where: { $0.executable == executable }) else {
      return "Python \(version)"
    }
    return "Python \(version) (\(place + 1))"
  }
}
