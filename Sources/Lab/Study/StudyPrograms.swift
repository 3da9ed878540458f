import Interpreters
import PyScripts
import Workloads

/// What a study measures, as commands that a user could call: a gap of the report names the one that fills it.
struct StudyPrograms: Sendable {
  let scripts: PyScripts

  /// Programs whose time lines show the two ways in which threads get into each other's way.
  var traced: [String] { [scripts.path("examples/convoy.py"), scripts.path("examples/cpu_bound.py")] }

  func trace(_ program: [String], with executable: String, _ keeping: [String]) -> [String] {
    ["gillab", "trace", "--python", executable] + keeping + program
  }

  /// - Parameter seconds: What it is to measure takes about so long.
  func claims(_ file: String?, _ request: ReportRequest, seconds: Double = 0) -> [String] {
    let pythons = request.interpreters.flatMap { ["--python", $0.executable] }
    let budget = seconds > ClaimsStudy.standardBudgetSeconds ? ["--budget", "\(Int(seconds.rounded(.up)))s"] : []
    // It keeps its runs anyway.
    return ["gillab", "claims"] + [file].compactMap(\.self) + pythons + budget
      + request.keeping.filter { $0 != "--keep" }
  }

  func command(for kind: ReportSource.Kind, _ request: ReportRequest) -> [String] {
    let pythons = request.interpreters.flatMap { ["--python", $0.executable] }
    switch kind {
    case .verification:
      return ["gillab", "verify", request.document, "--start-method", "all"] + pythons + request.keeping
    // It keeps its runs anyway.
    case .comparison: return ["gillab", "compare"] + pythons + request.keeping.filter { $0 != "--keep" }
    case .timeline:
      guard let first = request.interpreters.first else { return [] }
      return trace([traced[0]], with: first.executable, request.keeping)
    case .probe: return ["gillab", "probe"] + pythons + request.keeping
    case .breakEven: return ["gillab", "breakeven"] + pythons + request.keeping
    case .calibration: return ["gillab", "probe", "--calibrate"] + pythons + request.keeping
    }
  }
}
