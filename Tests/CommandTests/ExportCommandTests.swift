import FoundationEssentials
import Glibc
import Testing
import Workloads

/// `gillab export`, read back by what reads such files.
struct ExportCommandTests {
  private let folder: Folder
  private let known: KnownRun

  init() throws {
    folder = try Folder()
    var run = KnownRun(id: "20261122-231500-4f2a", contaminated: [3])
    let python = KnownRun.python("3.13.0")
    run.add("serial", python: python, workers: 1, units: 10, KnownRun.about(0.010))
    run.add("serial", python: python, workers: 1, isNullTwin: true, units: 10, KnownRun.about(0.011))
    run.add("task", workers: 2, units: 40, KnownRun.about(0.0005))
    run.add("task", of: "fanout", workers: 0, size: 1000, [])
    run.add("process", status: .crashed, reason: "signal 11, \"as always\"\nand again", [0.1, 0.1])
    known = run
    try run.keep(in: folder.path + "/results.sqlite")
  }

  private func export(_ format: String, _ arguments: String..., of named: String = "latest") async throws -> Ended {
    try await run(
      gillab, ["export", named, "--format", format, "--store", "results.sqlite"] + arguments, in: folder.path)
  }

  @Test func `JSON is the run whole`() async throws {
    let ended = try await export("json")
    #expect(ended.status == "exit 0")
    let decoded = try JSONDecoder().decode(ExportedRun.self, from: Data(ended.stdout.utf8))
    #expect(decoded == ExportedRun(run: known.stored))
    #expect(decoded.schema == "gillab.run/1")
    #expect(ended.stdout.contains("\"stealShare\":null"))
    #expect(try await export("json", "--out", "out.json").stdout == "")
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/out.json")) == Data(ended.stdout.utf8))
    #expect(!folder.entries.contains("out.json.partial"))
  }

  @Test func `a run without samples is JSON as well`() async throws {
    try KnownRun(id: "empty", startedAt: 2e9).keep(in: folder.path + "/results.sqlite")
    let ended = try await export("json", of: "empty")
    let decoded = try JSONDecoder().decode(ExportedRun.self, from: Data(ended.stdout.utf8))
    #expect(decoded.run == KnownRun(id: "empty", startedAt: 2e9).stored)
  }

  @Test func `CSV has a row for each sample, as Python's reader reads it`() async throws {
    let ended = try await export("csv", "--out", "out.csv")
    #expect(ended == Ended(status: "exit 0", stdout: "", stderr: ""))
    let script = """
      import csv, json, sys
      rows = list(csv.DictReader(open("out.csv", newline=""), strict=True))
      assert all(None not in row and None not in row.values() for row in rows)
      json.dump(rows, sys.stdout)
      """
    let python = try await run("/usr/bin/env", ["python3", "-c", script], in: folder.path)
    try #require(python.status == "exit 0", "\(python.stderr)")
    let rows = try JSONDecoder().decode([[String: String]].self, from: Data(python.stdout.utf8))
    #expect(rows.count == 32)
    let samples = known.stored.samples
    #expect(rows.map { $0["wallSeconds"] } == samples.map { "\($0.report.wallSeconds)" })
    #expect(rows.map { $0["cell"] } == samples.map { "\($0.cell)" })
    #expect(
      rows[3] == [
        "run": "20261122-231500-4f2a", "block": "0", "position": "3", "cell": "4", "workload": "cpu.pure",
        "size": "20000", "language": "swift", "model": "process", "workers": "2", "python": "", "isNullTwin": "false",
        "units": "10", "repeats": "2", "status": "crashed", "reason": "signal 11, \"as always\"\nand again",
        "unsupported": "", "checksum": "f0e1d2c3b4a59687", "wallSeconds": "2.0", "creationSeconds": "0.001",
        "joinSeconds": "0.0", "windowSeconds": "0.0", "userSeconds": "0.0", "systemSeconds": "0.0",
        "voluntarySwitches": "0", "involuntarySwitches": "0", "peakBytes": "20971520", "load": "0.5", "stealShare": "",
        "othersShare": "0.01", "blockStartedAt": "1795389300.0", "contamination": "",
        "workerReports": #"[{"endSeconds":2,"startSeconds":0,"units":20,"unitsInWindow":20}]"#,
        "metrics": #"{"lostShare":0.125}"#, "latencies": "[0.5,0.25]",
      ])
    #expect(rows.count { $0["contamination"] == "the load was 7, \"too much\"" } == 3)
    let text = try String(contentsOf: URL(filePath: folder.path + "/out.csv"), encoding: .utf8)
    #expect(text.hasSuffix("\r\n"))
  }

  @Test(.enabled(Pyperf.missing) { await Pyperf.isThere }) func `pyperf shows, sums up, draws and compares the file`()
    async throws
  {
    var after = known
    after.id = "20261123-000000-0000"
    after.startedAt += 3600
    // Another number of units, each twice as fast: pyperf is to see the second and not the first.
    after.cells[0].cell.units = 500
    after.cells[0].secondsPerUnit = KnownRun.about(0.005)
    try after.keep(in: folder.path + "/results.sqlite")
    for (run, file) in [("20261122", "before.json"), ("20261123", "after.json")] {
      let ended = try await CommandTests.run(
        gillab, ["export", run, "--format", "pyperf", "--store", "results.sqlite", "--out", file], in: folder.path)
      #expect(ended == Ended(status: "exit 0", stdout: "", stderr: ""))
    }
    for command in ["show", "stats", "hist", "dump", "check", "metadata"] {
      let ended = try await Pyperf.run([command, "before.json"], in: folder.path)
      #expect(ended.status == "exit 0", "\(command): \(ended.stdout) \(ended.stderr)")
    }
    let stats = try await Pyperf.run(["stats", "before.json"], in: folder.path).stdout
    for name in [
      "cpu.pure[20000]/python 3.13.0 serial ×1", "cpu.pure[20000]/python 3.13.0 serial ×1 (null twin)",
      "cpu.pure[20000]/swift task ×2",
    ] {
      #expect(stats.contains("\n\(name)\n") || stats.hasPrefix("\(name)\n"), "\(name) is not in \(stats)")
    }
    #expect(!stats.contains("process") && !stats.contains("fanout"))
    #expect(stats.contains("Median +- MAD:   10.0"), "\(stats)")
    let compared = try await Pyperf.run(["compare_to", "before.json", "after.json"], in: folder.path)
    #expect(compared.status == "exit 0")
    #expect(
      compared.stdout.contains(
        "cpu.pure[20000]/python 3.13.0 serial ×1: Mean +- std dev: [before] 10.0"),
      "\(compared.stdout)")
    #expect(compared.stdout.contains("-> [after] 5.00 ms +- 0.00 ms: 2.00x faster"))
    #expect(try await medians("before.json") == [10_000_000, 11_000_000, 500_000])
  }

  /// As pyperf's own classes read them; in nanoseconds.
  private func medians(_ file: String) async throws -> [Double] {
    let script = """
      import pyperf, sys
      for benchmark in pyperf.BenchmarkSuite.load(sys.argv[1]):
          assert benchmark.get_nvalue() == benchmark.get_nrun() == 10
          print(round(benchmark.median() * 1e9))
      """
    let ended = try await Pyperf.run(script: script, [file], in: folder.path)
    try #require(ended.status == "exit 0", "\(ended.stderr)")
    return ended.stdout.split(separator: "\n").compactMap { Double($0) }
  }

  @Test func `pyperf is given no timings of a cell that turned wrong after the pilot`() async throws {
    var run = KnownRun(id: "later", startedAt: 2e9)
    run.add("serial", KnownRun.about(0.01))
    run.add("task", KnownRun.about(0.01))
    run.failures = [1: (.wrong, [9])]
    try run.keep(in: folder.path + "/results.sqlite")
    let ended = try await export("pyperf")
    #expect(ended.status == "exit 0")
    #expect(ended.stdout.contains("swift serial") && !ended.stdout.contains("swift task"))
  }

  @Test func `pyperf has no file for a run without samples`() async throws {
    try KnownRun(id: "empty", startedAt: 2e9).keep(in: folder.path + "/results.sqlite")
    let ended = try await export("pyperf", "--out", "out.json", of: "empty")
    #expect(ended.status == "exit 2")
    #expect(
      ended.stderr == """
        gillab: empty: no cell of it has a sample, and pyperf accepts no file without one; --format json shows what \
        there is

        """)
    #expect(!folder.entries.contains { $0.hasPrefix("out.json") })
  }

  @Test(arguments: [
    (["--format", "jsn"], "--format jsn: it must be json, csv or pyperf"),
    (["--format", ""], "--format : it must be json, csv or pyperf"),
    (["--format", "csv", "--out", ""], "--out: it must name a file, or be - for standard output"),
    (
      ["--format", "csv", "--out", "missing/a.csv"],
      "missing/a.csv: No such file or directory; name a file in a folder that can be written with --out, or - for "
        + "standard output"
    ),
    (["--format", "json", "--out", "/dev/full"], "/dev/full: No space left on device; name a file"),
  ])
  func `a bad value is refused`(arguments: [String], message: String) async throws {
    let ended = try await run(
      gillab, ["export", "latest", "--store", "results.sqlite"] + arguments, in: folder.path)
    #expect(ended.status == "exit 2")
    #expect(ended.stdout == "")
    #expect(ended.stderr.hasPrefix("gillab: \(message)"), "\(ended.stderr)")
  }

  @Test func `a reader that has seen enough ends the export, and a device stays one`() async throws {
    let piped = try await run(
      "/bin/sh", ["-c", "'\(gillab)' export latest --format json --store results.sqlite | head -c 10"], in: folder.path)
    #expect(piped == Ended(status: "exit 0", stdout: "{\"schema\":", stderr: ""))
    #expect(try await export("csv", "--out", "/dev/stdout").stdout.hasPrefix("run,block,position,cell,"))
    #expect(try await export("csv", "--out", "/dev/null").status == "exit 0")
    #expect(access("/dev/null", W_OK) == 0)
  }
}

/// pyperf in an environment of its own, in gillab's cache folder.
enum Pyperf {
  static let missing: Comment = "pyperf cannot be installed from PyPI"
  static var isThere: Bool { get async { await environment.value != nil } }

  private static let environment = Task { () -> String? in
    let variables = ProcessInfo.processInfo.environment
    let cache = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? "/tmp") + "/.cache"
    let folder = cache + "/gillab/tests/pyperf"
    let python = folder + "/bin/python3"
    if (try? await CommandTests.run(python, ["-c", "import pyperf"]).status) == "exit 0" { return python }
    _ = try? await CommandTests.run("/usr/bin/env", ["python3", "-m", "venv", folder])
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--timeout", "10", "pyperf"]
    return (try? await CommandTests.run(python, install).status) == "exit 0" ? python : nil
  }

  static func run(_ arguments: [String], in folder: String) async throws -> Ended {
    let python = try #require(await environment.value)
    return try await CommandTests.run(python, ["-m", "pyperf"] + arguments, in: folder)
  }

  static func run(script: String, _ arguments: [String], in folder: String) async throws -> Ended {
    let python = try #require(await environment.value)
    return try await CommandTests.run(python, ["-c", script] + arguments, in: folder)
  }
}
