import Documents
import Interpreters
import Workloads

extension ReportSource {
  init(_ record: ResultRecord) {
    self.init(
      kind: Kind(record.kind), name: record.name, startedAt: record.startedAt, command: record.command)
  }
}

extension ReportSource.Kind {
  init(_ kind: ResultRecord.Kind) {
    switch kind {
    case .verification: self = .verification
    case .timeline: self = .timeline
    case .probe: self = .probe
    case .breakEven: self = .breakEven
    case .calibration: self = .calibration
    }
  }

  /// As people call it.
  var words: String {
    switch self {
    case .comparison: "comparison"
    case .verification: "verification"
    case .timeline: "GIL time line"
    case .probe: "probe"
    case .breakEven: "break-even"
    case .calibration: "calibration"
    }
  }
}

extension ReportedDocument {
  /// - Throws: `DocumentError`.
  static func sha256(ofFile path: String) throws -> String { try Document.load(path: path).bytesSHA256 }

  init(_ document: Document) {
    self.init(
      path: document.path, sha256: document.bytesSHA256,
      snippets: document.snippets.map {
        ReportedSnippet(id: $0.id, line: $0.line, heading: $0.heading, code: $0.source)
      })
  }
}

extension ReportedInterpreter {
  /// Each executable once, by version, then by path.
  static func all(_ builds: [PythonBuild]) -> [ReportedInterpreter] {
    var known: [String: PythonBuild] = [:]
    for build in builds { known[build.executable] = build }
    let sorted = known.values.sorted { left, right in
      switch (PythonVersion(left.version), PythonVersion(right.version)) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): false
      case (_?, nil): true
      default: left.executable < right.executable
      }
    }
    return sorted.map {
      ReportedInterpreter(
        version: $0.version, executable: $0.executable, library: $0.library,
        isFreeThreaded: $0.version.hasSuffix("t"))
    }
  }
}

extension GILTimeline {
  /// Whether it is of this script, run without arguments by this interpreter.
  func shows(_ script: String, in interpreter: Interpreter) -> Bool {
    program == [script] && pythonExecutable == interpreter.executable
  }
}
