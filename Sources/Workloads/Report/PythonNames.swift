/// What a report calls its interpreters: by their versions, and by numbers where two builds have the same.
public struct PythonNames: Sendable {
  /// One interpreter of the report.
  public struct Build: Sendable, Hashable {
    /// A `t` at its end marks a free-threaded build.
    public let version: String
    /// Nil where only the version is known.
    public let executable: String?
  }

  /// First those that the report lists, then what else its parts were measured with, in order of appearance.
  public private(set) var builds: [Build] = []

  public init(_ report: ResearchReport) {
    for python in report.interpreters { add(python.version, python.executable) }
    for cell in report.comparisons.flatMap(\.cells) { add(cell.python, cell.pythonExecutable) }
    for python in report.breakEven?.pythons ?? [] { add(python.version, python.executable) }
    for python in report.probe?.pythons ?? [] { add(python.version, python.executable) }
    for timeline in report.timelines { add(timeline.python, timeline.pythonExecutable) }
    for python in report.calibration?.pythons ?? [] { add(python.python, nil) }
  }

  private mutating func add(_ version: String?, _ executable: String?) {
    guard let version, place(of: version, executable) == nil else { return }
    builds.append(Build(version: version, executable: executable))
  }

  /// Where a build is in ``builds``; of one whose executable nobody told, the first of its version.
  public func place(of version: String, _ executable: String?) -> Int? {
    builds.firstIndex { $0.version == version && (executable == nil || $0.executable == executable) }
  }

  /// `Python 3.13.0`; of two builds of one version, `Python 3.13.0 (1)`.
  public func name(_ version: String, _ executable: String?) -> String {
    let alike = builds.filter { $0.version == version && $0.executable != nil }
    guard alike.count > 1, let executable, let place = alike.firstIndex(where: { $0.executable == executable }) else {
      return "Python \(version)"
    }
    return "Python \(version) (\(place + 1))"
  }
}
