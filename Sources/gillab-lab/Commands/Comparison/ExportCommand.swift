import ArgumentParser
import Reports
import Store
import Workloads

/// `gillab export`: a kept comparison for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a kept comparison with all its samples for other programs.",
    discussion: """
      json: everything, as it was kept. csv: a row for each sample. pyperf: a file that pyperf's show, stats, hist and \
      compare_to accept. docs/store.md describes each.
      """)

  @Argument(help: ArgumentHelp("Its name, the beginning of it, or latest.", valueName: "run"))
  var named: String

  @Option(help: "json, csv or pyperf.", completion: .list(ExportFormat.allCases.map(\.rawValue)))
  var format: String

  @Option(help: "Write to this file; - for standard output, which is the default.", completion: .file())
  var out = "-"

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard ExportFormat(rawValue: format) != nil else {
      throw ValidationError("--format \(format): it must be json, csv or pyperf")
    }
    if out == "" { throw ValidationError("--out: it must name a file, or be - for standard output") }
  }

  func run() throws {
    guard let format = ExportFormat(rawValue: format) else { throw ExitCode(2) }
    let store = try options.open(.read)
    do {
      try store.withRun(named: named) { reading in
        let sink = try out == "-" ? ExportSink() : ExportSink(path: out)
        var writer = try format.writer(of: reading.outline, measured: try reading.measuredCells(), to: sink)
        try reading.forEachSample(by: format.wantsCells ? .cell : .time) { try writer.add($0) }
        try writer.end()
        try sink.finish()
      }
    } catch ExportError.readerGone {
      return
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
  }
}
