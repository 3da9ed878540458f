import FoundationEssentials
import Store
import Testing
import Workloads

/// `gillab runs`, and what all commands say of a store that cannot be used.
struct RunsCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var store: String { folder.path + "/results.sqlite" }

  private func gillab(_ arguments: [String], _ changes: [String: String?] = [:]) async throws -> Ended {
    try await run(
      CommandTests.gillab, arguments, in: folder.path, changes.merging(["TZ": "UTC"]) { first, _ in first })
  }

  @Test func `runs are listed with their state, the newest first`() async throws {
    var run = KnownRun(id: "20261122-231500-4f2a", startedAt: 1_795_389_300)
    run.add("serial", KnownRun.about(0.1))
    try run.keep(in: store)
    run = KnownRun(id: "20261121-101500-aaaa", startedAt: 1_795_256_100, state: .interrupted)
    for workload in ["cpu.pure", "io.tcp", "io.file", "mixed", "race"] { run.add("thread", of: workload, [0.1, 0.2]) }
    try run.keep(in: store)
    run = KnownRun(id: "20261120-101500-bbbb", startedAt: 1_795_169_700, state: .running)
    run.add("thread", of: "io.tcp", [])
    try run.keep(in: store)
    let ended = try await gillab(["runs", "--store", "results.sqlite"])
    #expect(
      ended
        == Ended(
          status: "exit 0",
          stdout: """
            run                   when              state              workloads                     cells  blocks  samples  host
            20261122-231500-4f2a  2026-11-22 23:15  finished           cpu.pure                          1      10       10  bench
            20261121-101500-aaaa  2026-11-21 10:15  interrupted        cpu.pure, io.tcp, and 3 more      5       2       10  bench
            20261120-101500-bbbb  2026-11-20 10:15  broken off, empty  io.tcp                            1       0        0  bench

            """, stderr: ""))
  }

  @Test func `JSON has every run whole, and null where nothing is known`() async throws {
    var run = KnownRun(id: "20261122-231500-4f2a", commit: nil)
    run.add("serial", KnownRun.about(0.1))
    try run.keep(in: store)
    let ended = try await gillab(["runs", "--store", store, "--json"])
    #expect(ended.status == "exit 0")
    let listing = try JSONDecoder().decode(RunListing.self, from: Data(ended.stdout.utf8))
    #expect(listing.schema == "gillab.runs/1")
    #expect(listing.store == store)
    #expect(
      listing.runs == [
        RunSummary(record: run.stored.record, cells: 1, blocks: 10, samples: 10, workloads: ["cpu.pure"])
      ])
    #expect(ended.stdout.contains("\"commit\" : null"))
  }

  @Test func `a run that another process carries out is running`() async throws {
    var run = KnownRun(id: "a")
    run.add("serial", [])
    let writer = try ResultStore(path: store, access: .write)
    var record = run.stored.record
    record.state = .running
    try writer.begin(record, cells: run.stored.cells)
    #expect(try await gillab(["runs", "--store", store]).stdout.contains("  running  "))
    try writer.finish("a", state: .finished, at: 5)
    #expect(try await gillab(["runs", "--store", store]).stdout.contains("  finished  "))
  }

  @Test func `a beginning that a run and a result have shows neither, and names both`() async throws {
    var run = KnownRun(id: "20261122-231500-4f2a")
    run.add("serial", KnownRun.about(0.1))
    try run.keep(in: store)
    let record = ResultRecord(
      name: "20261122-231501-0000", kind: .calibration, startedAt: 1_795_389_301, command: ["gillab"], version: "0.1.0",
      commit: nil, host: run.host,
      program: ProgramStamp(gillab: "9f", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4"), pythons: [],
      schema: "gillab.calibration/1")
    let document = String(decoding: try JSONEncoder().encode(CalibrationReport(pythons: [])), as: UTF8.self)
    try ResultStore(path: store, access: .write).add(KeptResult(record: record, document: document))
    #expect(
      try await gillab(["show", "20261122", "--store", store])
        == Ended(
          status: "exit 2", stdout: "",
          stderr: "gillab: 20261122: several runs and results begin like this: 20261122-231501-0000, "
            + "20261122-231500-4f2a; write more of the name\n"))
    let shown = try await gillab(["show", "20261122-231501", "--store", store, "--json", "-"])
    #expect(shown == Ended(status: "exit 0", stdout: document + "\n", stderr: ""))
    #expect(try await gillab(["show", "20261122-231500", "--store", store]).stdout.contains("20261122-231500-4f2a"))
  }

  @Test(arguments: [["runs"], ["diff", "a", "b"], ["export", "a", "--format", "csv"]])
  func `a store that is not there is not made`(arguments: [String]) async throws {
    let ended = try await gillab(arguments, ["XDG_DATA_HOME": folder.path])
    let path = folder.path + "/gillab/results.sqlite"
    let message =
      "gillab: \(path): there is no store of results yet; gillab compare makes one, and --store names another\n"
    #expect(ended == Ended(status: "exit 2", stdout: "", stderr: message))
    #expect(folder.entries == [])
  }

  @Test(arguments: [["runs"], ["diff", "a", "b"], ["export", "a", "--format", "csv"]])
  func `a file that is no store is left as it is`(arguments: [String]) async throws {
    let text = String(repeating: "no database\n", count: 1000)
    try folder.file("results.sqlite", text)
    let ended = try await gillab(arguments + ["--store", store])
    #expect(
      ended
        == Ended(
          status: "exit 2", stdout: "",
          stderr: """
            gillab: \(store): the store is damaged (file is not a database), and it was left as it is; move it away, or \
            name another with --store

            """))
    #expect(try Data(contentsOf: URL(filePath: store)) == Data(text.utf8))
    #expect(folder.entries == ["results.sqlite"])
  }

  @Test func `a store without a run says so`() async throws {
    _ = try ResultStore(path: store, access: .write)
    #expect(try await gillab(["runs", "--store", store]).stdout == "The store has no run yet.\n")
    let message = "gillab: \(store): the store has no run yet; gillab compare makes one\n"
    #expect(try await gillab(["export", "latest", "--format", "csv", "--store", store]).stderr == message)
  }
}
