import Documents
import Testing
import Workloads

@testable import Lab

/// A claim, a run whose figures are chosen, and what is made of them.
struct ClaimBench {
  /// The document has this one line.
  static let sentence = "threads are light"

  var cores = 2
  var pythons = [ClaimPython(build: SyntheticRun.python("3.13.0"), hasGIL: true)]

  /// The claims of a file, whose `tests:` are these; `keys` are other keys of its one claim.
  func file(_ tests: String, _ keys: String = "") throws -> ClaimsFile {
    let temporary = try TemporaryFolder("gillab-claims")
    defer { temporary.remove() }
    let folder = temporary.path
    try #require(RunFile.write(Array(Self.sentence.utf8), to: folder + "/guide.md") == nil)
    let items = tests.split(separator: "\n").map { "    - {\($0), because: so}" }.joined(separator: "\n")
    let yaml =
      "document: guide.md\nclaims:\n- id: light\n  quote: threads are light\n  gloss: g\n\(keys)  tests:\n\(items)\n"
    try #require(RunFile.write(Array(yaml.utf8), to: folder + "/claims.yaml") == nil)
    return try ClaimsFile(path: folder + "/claims.yaml")
  }

  func sources(_ file: ClaimsFile, _ runs: [StoredRun]) -> ClaimSources {
    var sources = ClaimSources(
      plan: ClaimsPlan(file.content.claims, pythons: pythons, cores: cores),
      conditions: ClaimSources.Conditions(host: SyntheticRun().run.record.host, program: nil))
    for run in runs { sources.take(run) }
    return sources
  }

  /// Workloads of which more blocks may decide what noise leaves open.
  func leftOpen(_ tests: String, _ keys: String = "", of run: SyntheticRun) throws -> [String] {
    let file = try file(tests, keys)
    var host = run.run.record.host
    host.cores = cores
    let findings = ClaimsEvaluation(file: file, sources: sources(file, [run.run]), host: host).findings
    return findings.leftOpen.map(\.experiment.name)
  }

  func verdicts(_ tests: String, _ keys: String = "", of run: SyntheticRun) throws -> [ClaimVerdict] {
    let file = try file(tests, keys)
    var host = run.run.record.host
    host.cores = cores
    let report = ClaimsEvaluation(file: file, sources: sources(file, [run.run]), host: host).report
    return report.claims[0].verdicts
  }

  func verdict(_ tests: String, _ keys: String = "", of run: SyntheticRun) throws -> ClaimVerdict {
    try #require(try verdicts(tests, keys, of: run).first)
  }
}
