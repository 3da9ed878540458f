import FoundationEssentials
import Glibc
import Interpreters
import Workloads

/// What `gillab report` of results that are in the store costs, and how much of that is drawing its charts.
struct ReportFigures {
  let programs: Programs
  let interpreter: Interpreter
  let rounds: Int
  let seed: UInt64
  let isQuick: Bool
  /// Says what is left out.
  let tell: (String) -> Void

  private static let whole = "gillab report"
  private static let plain = "gillab report without charts"

  private var store: String { programs.folder + "/report.sqlite" }
  private var folder: String { programs.folder + "/report" }
  private var plainFolder: String { programs.folder + "/report-without-charts" }

  func measure() throws -> [Figure] {
    defer { for suffix in ["", "-wal", "-shm", "-claims"] { unlink(store + suffix) } }
    try measureResults()
    let (whole, plain) = (Self.whole, Self.plain)
    let outcome = try Contest([
      (whole, { try writing(to: folder).run() }),
      // A Python for the charts that is none: the report then has their tables alone.
      (plain, { try writing(to: plainFolder, ["GILLAB_CHARTS_PYTHON=/dev/null"]).run() }),
    ]).run(rounds: rounds, seed: seed)
    let plainFigures = try [
      Figure(
        title("gillab report without charts: time", "the same with the charts' tables alone"),
        secondsOf: outcome.wall(plain)),
      Figure(title("  its CPU time", "user and system time"), secondsOf: outcome.cpu(plain)),
      pageSize(in: plainFolder, "  its index.html", limit: nil),
    ]
    let charts = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/charts").count) ?? 0
    guard charts > 0 else {
      tell("the report with charts is left out: none was drawn; make charts installs what draws them")
      return plainFigures
    }
    return try [
      Figure(
        title("gillab report: time", limit: 10, "from the store to the page, with \(charts) charts"),
        secondsOf: outcome.wall(whole)),
      Figure(
        title("  its CPU time", "user and system time, that of drawing too"), secondsOf: outcome.cpu(whole)),
      pageSize(in: folder, "  its index.html", limit: 2.5),
    ] + plainFigures + [
      Figure(
        title("  the part of the charts: wall", "with them beside without"),
        ratioOf: outcome.wall(whole), to: outcome.wall(plain), seed: seed),
      Figure(
        title("  the part of the charts: CPU", "with them beside without"),
        ratioOf: outcome.cpu(whole), to: outcome.cpu(plain), seed: seed),
    ]
  }

  /// Has the program measure what a report shows, and keep it in a store.
  private func measureResults() throws {
    let measuring = Command(
      programs.gillab, ["report", "--measure", "--budget", isQuick ? "15s" : "60s"] + options(folder))
    _ = try measuring.run()
    let bytes = try Data(contentsOf: URL(filePath: folder + "/report.json"))
    for gap in try JSONDecoder().decode(ResearchReport.self, from: bytes).gaps {
      tell("the report lacks its part \(gap.kind.rawValue): \(gap.reason)")
    }
  }

  private func writing(to folder: String, _ variables: [String] = []) -> Command {
    Command("/usr/bin/env", variables + [programs.gillab, "report"] + options(folder))
  }

  private func options(_ folder: String) -> [String] {
    ["--python", interpreter.executable, "--store", store, "--out", folder]
  }

  private func pageSize(in folder: String, _ name: String, limit: Double?) throws -> Figure {
    let path = folder + "/index.html"
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CommandFailed(command: [path], reason: String(cString: strerror(errno)))
    }
    return Figure(
      title(name, limit: limit, "the page's size"), unit: .megabytes, exactly: Double(status.st_size) / 1e6, samples: []
    )
  }

  private func title(_ name: String, limit: Double? = nil, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}
