import FoundationEssentials
import Workloads

/// One call of `gillab compare`, and what it kept.
struct ComparedRun {
  let report: ComparisonReport
  /// Of the whole call, from its start to its end.
  let wallSeconds: Double
  /// Processor time of the measuring itself, as a share of the blocks' wall time.
  let runnerShare: Double

  /// - Parameter options: What follows `gillab compare`, without `--json` and `--store`.
  init(_ options: [String], programs: Programs) throws {
    let store = programs.folder + "/compared.sqlite"
    let file = programs.folder + "/compared.json"
    let command = Command(programs.gillab, ["compare"] + options + ["--json", file, "--store", store])
    wallSeconds = try RunningCommand(command).wait().cost.wallSeconds
    report = try JSONDecoder().decode(ComparisonReport.self, from: Data(contentsOf: URL(filePath: file)))
    let export = Command(
      programs.gillab, ["export", report.run, "--format", "json", "--out", file, "--store", store])
    _ = try export.run()
    let blocks = try JSONDecoder().decode(ExportedRun.self, from: Data(contentsOf: URL(filePath: file))).run.blocks
    let known = blocks.compactMap { block in block.runnerSeconds.map { (runner: $0, wall: block.seconds) } }
    let wall = known.reduce(0) { $0 + $1.wall }
    guard wall > 0 else {
      throw CommandFailed(command: export.words, reason: "no block says what the measuring itself took")
    }
    runnerShare = known.reduce(0) { $0 + $1.runner } / wall
  }
}
