import FoundationEssentials
import Glibc
import Lab
import Store
import Subprocess
import SystemPackage
import Testing
import Workloads

/// `gillab report` as a user calls it.
struct ReportCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var store: String { folder.path + "/results.sqlite" }
  private var out: String { folder.path + "/report" }

  private func report(_ arguments: [String]) async throws -> Ended {
    try await run(gillab, ["report", "--store", store, "--out", out] + arguments, in: folder.path)
  }

  private var written: ResearchReport {
    get throws {
      try JSONDecoder().decode(ResearchReport.self, from: Data(contentsOf: URL(filePath: out + "/report.json")))
    }
  }

  private func keepRun(_ id: String = "20261122-231500-4f2a") throws {
    var known = KnownRun(id: id)
    known.add("serial", workers: 1, KnownRun.about(0.1))
    known.add("thread", KnownRun.about(0.05))
    try known.keep(in: store)
  }

  @Test func `it writes what the store has, names what is missing, and says which file to open`() async throws {
    try keepRun()
    let ended = try await report([])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    #expect(ended.stdout.hasPrefix("Open \(out)/"))
    let report = try written
    #expect(report.comparisons.map(\.run) == ["20261122-231500-4f2a"])
    #expect(report.probe == nil)
    let gap = try #require(report.gaps.first { $0.kind == .probe })
    #expect(gap.command.prefix(2) == ["gillab", "probe"])
    #expect(gap.command.suffix(2) == ["--store", store])
    #expect(ended.stderr.contains("gillab: missing: probe: none was kept\n  gillab probe "))
    #expect(report.command.prefix(3) == ["gillab", "report", "--measure"])
    #expect(report.document?.snippets.isEmpty == false)
  }

  @Test func `a run may be named, also by its beginning`() async throws {
    try keepRun("20261122-231500-4f2a")
    try keepRun("20261123-000000-0000")
    let ended = try await report(["20261122"])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    #expect(try written.comparisons.map(\.run) == ["20261122-231500-4f2a"])
  }

  @Test func `there is nothing to report where nothing was kept`() async throws {
    let absent = try await report([])
    #expect(absent.status == "exit 2")
    #expect(
      absent.stderr
        == "gillab: \(store): there is no store of results yet; gillab report --measure makes one, and --store names another\n"
    )
    #expect(folder.entries == [], "neither a store nor a folder was made")
    _ = try ResultStore(path: store, access: .write)
    let empty = try await report([])
    #expect(empty.status == "exit 2")
    #expect(empty.stderr.contains("there is nothing to report: comparison: none was kept; "))
    #expect(empty.stderr.contains("gillab report --measure measures first"))
    #expect(!folder.entries.contains("report"))
  }

  @Test func `a run that is not there is named, with those that are like it`() async throws {
    try keepRun()
    let ended = try await report(["20261122-231500-4f2b"])
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains("20261122-231500-4f2b: \(store) has no such run; nearest are 20261122-231500-4f2a"))
    #expect(!folder.entries.contains("report"))
  }

  @Test func `a folder with something else in it is left alone`() async throws {
    try keepRun()
    let file = try folder.file("report/notes.txt", "mine")
    let ended = try await report([])
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(out))
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["notes.txt"])
    #expect(access(file, R_OK) == 0)
    let onFile = try await run(gillab, ["report", "--store", store, "--out", file], in: folder.path)
    #expect(onFile.status == "exit 2")
    #expect(onFile.stderr.contains(file))
  }

  @Test func `an earlier report may be replaced`() async throws {
    try keepRun()
    #expect(try await report([]).status == "exit 0")
    #expect(try await report([]).status == "exit 0")
  }

  @Test(arguments: [
    (["--document", "missing.md"], "missing.md: no such file; check the path"),
    (["--lang", "fr"], "fr"), (["--budget", "5m"], "--budget: it goes with --measure"),
    (["--python", "/nowhere/python3"], "/nowhere/python3: no such file"), (["--measure", "--budget", "soon"], "soon"),
  ])
  func `what is wrong is named before anything is measured`(arguments: [String], message: String) async throws {
    try keepRun()
    let ended = try await report(arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(message))
    #expect(!folder.entries.contains("report"))
  }

  @Test func `without a folder it says that one is needed`() async throws {
    let ended = try await run(gillab, ["report"], in: folder.path)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains("--out"))
  }

  private func document() throws -> String {
    try folder.file("guide.md", "# Guide\n\n```python\nprint(\"measured\")\n```\n")
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `with --measure it measures what is missing, keeps it, and reports it`() async throws {
    let python = try await Pythons.one
    let arguments = [
      "--measure", "--budget", "20s", "--document", try document(), "--python", python.executable,
    ]
    let ended = try await report(arguments)
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    let report = try written
    #expect(report.verification?.snippets.first?.runs.first?.stdout == "measured\n")
    #expect(report.interpreters.map(\.executable) == [python.executable])
    #expect(report.timelines.allSatisfy { $0.python == python.version })
    // A busy machine may have no time for all of it; then it says so.
    for kind in ReportSource.Kind.allCases {
      #expect(
        report.sources.contains { $0.kind == kind } || report.gaps.contains { $0.kind == kind },
        "\(kind) is neither there nor missing")
    }
    let kept = try ResultStore(path: store, access: .read)
    #expect(!(try kept.results(.verification).isEmpty))
    #expect(ended.stderr.contains("the document's snippets"))
    #expect(ended.stderr.contains("gillab: measuring with Python \(python.version)"))
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `Ctrl-C ends measuring, and what was measured is reported`() async throws {
    let (store, out) = (store, out)
    let arguments = [
      "report", "--store", store, "--out", out, "--measure", "--budget", "1h", "--document", try document(), "--python",
      try await Pythons.one.executable,
    ]
    let ended = try await Subprocess.run(
      .path(FilePath(gillab)), arguments: Arguments(arguments), input: .none, output: .string(limit: 100_000),
      error: .string(limit: 1_000_000)
    ) { execution in
      // The verification is the first step; the second would go on for most of the hour.
      while (try? ResultStore(path: store, access: .read).results(.verification).isEmpty) ?? true {
        try await Task.sleep(for: .milliseconds(50))
      }
      try await Task.sleep(for: .milliseconds(500))
      try execution.send(signal: .interrupt)
    }
    #expect(ended.terminationStatus == .signaled(SIGINT))
    #expect(ended.standardOutput.hasPrefix("Open \(out)/"))
    let report = try written
    #expect(report.verification?.snippets.first?.runs.first?.status == .ok)
    #expect(report.gaps.contains { $0.kind == .probe && $0.reason == "none was kept (just now: it was interrupted)" })
  }
}
