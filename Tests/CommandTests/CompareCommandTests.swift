import FoundationEssentials
import Glibc
import Store
import Subprocess
import SystemPackage
import Testing
import Workloads

/// `gillab compare`, `show`, `list` and `breakeven` as a user calls them.
struct CompareCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var store: String { folder.path + "/results.sqlite" }

  private func compare(_ arguments: [String]) async throws -> Ended {
    try await run(gillab, ["compare", "--store", store] + arguments, in: folder.path)
  }

  private let native = ["cpu.pure", "--models", "swift:thread", "--size", "50", "--workers", "2"]

  private func report(_ ended: Ended) throws -> ComparisonReport {
    try JSONDecoder().decode(ComparisonReport.self, from: Data(ended.stdout.utf8))
  }

  @Test func `a comparison is a table on standard output, progress on standard error, and kept`() async throws {
    let ended = try await compare(native + ["--blocks", "2", "--seed", "3"])
    #expect(ended.status == "exit 0")
    let names = ended.stdout.split(separator: "\n").filter { $0.contains("  Swift  ") }
    #expect(names.count == 2, "serial and thread; the null twin is no row")
    #expect(ended.stdout.contains("seed 3"))
    #expect(ended.stdout.contains("Kept as "))
    #expect(ended.stderr.contains("[block 2/2]"))
    let shown = try await run(gillab, ["show", "--store", store], in: folder.path)
    #expect(shown.status == "exit 0")
    #expect(ended.stdout.hasPrefix(shown.stdout), "show works the same out of the raw samples")
  }

  @Test func `JSON goes to standard output alone, and is the contract's`() async throws {
    let ended = try await compare(native + ["--blocks", "1", "--json", "-"])
    #expect(ended.status == "exit 0")
    let report = try report(ended)
    #expect(report.schema == "gillab.compare/1")
    #expect(report.cells.map(\.status) == [.ok, .ok, .ok])
    #expect(report.cells.filter(\.nullTwin).count == 1)
    #expect(report.cells.allSatisfy { ($0.wallSeconds?.median ?? 0) > 0 && ($0.peakBytes ?? 0) > 0 })
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `Python and Swift stand in one table, with one checksum`() async throws {
    let ended = try await compare([
      "cpu.pure", "io.tcp", "--models", "thread,asyncio-gather,task", "--size", "100", "--workers", "2", "--python",
      try await Pythons.one.executable, "--blocks", "1", "--json", "-",
    ])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    let report = try report(ended)
    #expect(Set(report.cells.map(\.language)) == [.python, .swift])
    #expect(report.cells.allSatisfy { $0.status == .ok }, "one that computes something else would be wrong")
    #expect(Set(report.cells.map(\.workload)) == ["cpu.pure", "io.tcp"])
  }

  @Test func `with --aa all cells are the same`() async throws {
    let ended = try await compare(native + ["--aa", "--blocks", "6", "--json", "-"])
    let report = try report(ended)
    #expect(report.aa?.comparisons == 3)
    #expect(Set(report.cells.map(\.model)) == ["serial"])
  }

  @Test(arguments: [
    (["cpu.pur"], "gillab: cpu.pur: no such workload; did you mean cpu.pure? gillab list names them all\n"),
    (
      ["--models", "tread"],
      "gillab: --models tread: no such model; did you mean thread? gillab list names them all\n"
    ),
  ])
  func `what is not there is named, with what comes near`(arguments: [String], message: String) async throws {
    let ended = try await compare(arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stdout == "")
    #expect(ended.stderr.hasPrefix(message))
  }

  @Test func `a run that is not there cannot go on`() async throws {
    let empty = try await compare(["--resume"])
    #expect(empty.status == "exit 2")
    #expect(empty.stderr.hasPrefix("gillab: \(store): no run "))
    _ = try await compare(native + ["--blocks", "1"])
    let unknown = try await compare(["--resume", "nobody"])
    #expect(unknown.status == "exit 2")
    #expect(unknown.stderr.contains("nobody"))
    let finished = try await compare(["--resume"])
    #expect(finished.status == "exit 2", "a finished run has nothing left")
  }

  @Test(arguments: [
    (["--workers", "0"], "--workers 0: it must be numbers from 1 to 256"),
    (["--size", "many"], "--size many: it must be numbers from 1 to 16GiB"),
    (["--blocks", "0"], "--blocks 0: it must be from 1 to 10000"),
    (["--budget", "soon"], "soon"),
    (["--resume", "--seed", "4"], "--resume: the run has its own cells"),
    (["--resume", "--threshold", "5"], "--resume: the run has its own cells"),
    (["--threshold", "101"], "--threshold 101.0: it must be from 0 to 100"),
    (["--blocks", "3", "--budget", "5s"], "--blocks and --budget: leave one of them out"),
  ])
  func `a bad option names itself, its value and its range`(arguments: [String], message: String) async throws {
    let ended = try await compare(arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(message))
    #expect(folder.entries == [], "nothing was begun")
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `a budget that is too small says how much one block needs`() async throws {
    let ended = try await compare([
      "cpu.pure", "io.sleep", "--budget", "1s", "--python", try await Pythons.one.executable,
    ])
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains("gillab: --budget 1: the pilot took "))
    #expect(ended.stderr.contains("give at least "))
  }

  @Test func `a run that was killed goes on`() async throws {
    let store = store
    let arguments = ["compare", "--store", store] + native + ["--blocks", "40", "--seed", "9"]
    let killed = try await Subprocess.run(
      .path(FilePath(gillab)), arguments: Arguments(arguments), input: .none, output: .discarded, error: .discarded
    ) { execution in
      while try keptBlocks() < 2 { try await Task.sleep(for: .milliseconds(20)) }
      try execution.send(signal: .kill)
    }
    #expect(killed.terminationStatus == .signaled(SIGKILL))
    let kept = try keptBlocks()
    #expect(kept >= 2)
    let resumed = try await compare(["--resume", "--json", "-"])
    #expect(resumed.status == "exit 0", "\(resumed.stderr)")
    let report = try report(resumed)
    #expect(report.blocks == 40)
    #expect(report.cells.allSatisfy { $0.samples == 40 })
    let again = try await compare(["--resume"])
    #expect(again.status == "exit 2", "there is nothing left to go on with")
  }

  private func keptBlocks() throws -> Int {
    guard access(store, R_OK) == 0 else { return 0 }
    return (try? ResultStore(path: store, access: .read).run(named: "latest").blocks.count) ?? 0
  }

  @Test func `Ctrl-C keeps and shows what was measured`() async throws {
    let arguments = ["compare", "--store", store] + native + ["--blocks", "10000"]
    let ended = try await Subprocess.run(
      .path(FilePath(gillab)), arguments: Arguments(arguments), input: .none, output: .string(limit: 1_000_000),
      error: .discarded
    ) { execution in
      while try keptBlocks() < 2 { try await Task.sleep(for: .milliseconds(20)) }
      try execution.send(signal: .interrupt)
    }
    #expect(ended.terminationStatus == .signaled(SIGINT))
    #expect(ended.standardOutput.contains("gillab compare --resume"))
    #expect(ended.standardOutput.contains("  Swift  "))
  }

  @Test func `the list names every workload and model`() async throws {
    let ended = try await run(gillab, ["list"])
    #expect(ended.status == "exit 0")
    for workload in WorkloadCatalog.all { #expect(ended.stdout.contains("  \(workload.id) ")) }
    for model in Model.all { #expect(ended.stdout.contains("  \(model.name) ")) }
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `break-even is a table and a grid, or JSON`() async throws {
    let python = try await Pythons.one.executable
    let arguments = ["breakeven", "--python", python, "--models", "thread-pool", "--task", "wait", "--budget", "3s"]
    let json = try await run(gillab, arguments + ["--json", "-"], in: folder.path)
    #expect(json.status == "exit 0", "\(json.stderr)")
    let report = try JSONDecoder().decode(BreakEvenReport.self, from: Data(json.stdout.utf8))
    let model = try #require(report.pythons.first?.models.first)
    #expect(model.status == .ok)
    #expect(model.payloads.map(\.payloadBytes) == report.payloadBytes)
    #expect(model.payloads.flatMap(\.points).contains { $0.pairs > 0 })
  }

  @Test(arguments: [
    (["--models", "asyncio-gather"], "--models asyncio-gather: it must be one or more of thread"),
    (["--workers", "1"], "--workers 1: it must be from 2 to 64"),
    (["--task", "sleep"], "sleep"),
  ])
  func `break-even refuses what it cannot sweep`(arguments: [String], message: String) async throws {
    let ended = try await run(gillab, ["breakeven"] + arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(message))
  }
}
