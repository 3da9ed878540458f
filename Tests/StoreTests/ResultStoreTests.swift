import Store
import Testing
import Workloads

/// What is kept, and how it is found again.
struct ResultStoreTests {
  private let folder: TemporaryFolder
  private let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.store, access: .write)
  }

  private func keep(_ run: SyntheticRun) throws {
    try store.begin(run.record, cells: run.cells)
    for block in 0..<run.blocks { try store.append(run.block(block), samples: run.samples(block), to: run.id) }
  }

  @Test func `a run is read as it was kept, to the last bit`() throws {
    let run = SyntheticRun()
    try keep(run)
    #expect(try store.run(named: run.id) == run.stored)
    #expect(try ResultStore(path: folder.store, access: .read).run(named: run.id) == run.stored)
  }

  @Test func `every field of a sample and of its report has a column`() {
    // A field that is added needs a column, a migration, and a value in SyntheticRun.
    func fields(_ value: some Any) -> [String] {
      Mirror(reflecting: value).children.compactMap { $0.label?.drop { $0 == "_" } }.map(String.init)
    }
    let report = SampleReport()
    #expect(
      fields(report) == [
        "unsupported", "checksum", "wallSeconds", "creationSeconds", "joinSeconds", "windowSeconds", "workers",
        "userSeconds", "systemSeconds", "voluntarySwitches", "involuntarySwitches", "latencies", "metrics",
      ])
    #expect(
      fields(SampleRecord(cell: 0, block: 0, position: 0, status: .ok)) == [
        "cell", "block", "position", "status", "reason", "report", "peakBytes", "load", "stealShare", "othersShare",
      ])
    #expect(
      fields(BlockRecord(number: 0, startedAt: 0, seconds: 0)) == [
        "number", "startedAt", "seconds", "contamination", "runnerSeconds",
      ])
    #expect(
      fields(SyntheticRun().cells[0]) == [
        "index", "workload", "size", "language", "model", "workers", "python", "isNullTwin", "units", "repeats",
        "status", "reason",
      ])
    #expect(
      fields(SyntheticRun().record) == [
        "id", "startedAt", "finishedAt", "state", "command", "version", "commit", "plan", "host",
        "pilotSeconds", "program",
      ])
  }

  @Test func `what the pilot chose and how a cell fared can change, but not which cell it is`() throws {
    let run = SyntheticRun()
    try keep(run)
    var cell = run.cells[1]
    cell.units = 4096
    cell.repeats = 2
    cell.status = .wrong
    cell.reason = "its checksum differs"
    var changed = cell
    changed.model = "serial"
    try store.update([changed], of: run.id)
    #expect(try store.run(named: run.id).cells == [run.cells[0], cell] + run.cells.dropFirst(2))
    var twin = run.cells[0]
    twin.model = "thread"
    twin.workers = 4
    try store.update([twin], pilotSeconds: 2.5, of: run.id)
    #expect(try store.run(named: run.id).cells[0] == twin, "what a null twin is a copy of, the pilot says")
    #expect(try store.run(named: run.id).record.pilotSeconds == 2.5)
    cell.index = 99
    #expect(throws: StoreError.failed(path: folder.store, reason: "the run has no cell 99")) {
      try store.update([cell], of: run.id)
    }
  }

  @Test func `a run ends as it is told to, at its time`() throws {
    let run = SyntheticRun()
    try keep(run)
    #expect(try store.run(named: run.id).record.state == .running)
    try store.finish(run.id, state: .interrupted, at: 1_795_389_400)
    let record = try store.run(named: run.id).record
    #expect(record.state == .interrupted)
    #expect(record.finishedAt == 1_795_389_400)
  }

  @Test func `runs are listed with what was kept of them, the newest first`() throws {
    try keep(SyntheticRun(id: "new", startedAt: 200))
    try keep(SyntheticRun(id: "old", startedAt: 100, blocks: 1, workloads: ["race"]))
    try store.finish("old", state: .finished, at: 150)
    let reader = try ResultStore(path: folder.store, access: .read)
    let runs = try reader.runs()
    #expect(runs.map(\.record.id) == ["new", "old"])
    #expect(runs.map(\.record) == [try reader.run(named: "new").record, try reader.run(named: "old").record])
    #expect(runs.map(\.cells) == [4, 2])
    #expect(runs.map(\.blocks) == [3, 1])
    #expect(runs.map(\.samples) == [12, 2])
    #expect(runs.map(\.workloads) == [["io.tcp", "cpu.pure"], ["race"]])
    #expect(runs.map(\.isUnderWay) == [true, false])
  }

  @Test func `a run is found by its id, the beginning of one id only, and as the latest`() throws {
    for (id, start) in [("20260101-aa", 1.0), ("20260102-bb", 3), ("20260102-cc", 2), ("2026", 0)] {
      try keep(SyntheticRun(id: id, startedAt: start, blocks: 1, workloads: ["race"]))
    }
    for (name, id) in [
      ("20260101-aa", "20260101-aa"), ("20260102-c", "20260102-cc"), ("latest", "20260102-bb"), ("2026", "2026"),
    ] {
      #expect(try store.run(named: name).record.id == id)
    }
    #expect(throws: StoreError.ambiguousRun(name: "202601", candidates: ["20260102-bb", "20260102-cc", "20260101-aa"]))
    {
      try store.run(named: "202601")
    }
    for name in ["20260101-ab", ""] {
      let error = #expect(throws: StoreError.self) { try store.run(named: name) }
      guard case .unknownRun(name, folder.store, let existing)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(existing.count == 3)
      if !name.isEmpty { #expect(existing.first == "20260101-aa") }
    }
    #expect(throws: StoreError.self) { try store.append(SyntheticRun().block(0), samples: [], to: "nowhere") }
  }

  @Test func `a store without a run says so`() throws {
    #expect(try store.runs().isEmpty)
    #expect(throws: StoreError.noRuns(path: folder.store)) { try store.run(named: "latest") }
    #expect(throws: StoreError.nothingToResume(path: folder.store, run: nil)) { try store.claim(unfinished: nil) }
  }

  @Test func `a block is kept whole or not at all`() throws {
    let run = SyntheticRun()
    try keep(run)
    var samples = run.samples(3)
    samples[2].cell = 77
    #expect(throws: StoreError.self) { try store.append(run.block(3), samples: samples, to: run.id) }
    #expect(throws: StoreError.self, "block 0 is there already") {
      try store.append(run.block(0), samples: [], to: run.id)
    }
    #expect(throws: StoreError.duplicateRun(id: run.id, path: folder.store)) {
      try store.begin(run.record, cells: run.cells)
    }
    #expect(try store.run(named: run.id) == run.stored)
  }

  @Test func `samples come by time or by cell, with the run they belong to`() throws {
    let run = SyntheticRun()
    try keep(run)
    try store.withRun(named: "latest") { reading in
      var outline = run.stored
      outline.samples = []
      #expect(reading.outline == outline)
      for (order, expected) in [
        (RunReading.Order.time, run.stored.samples),
        (.cell, run.stored.samples.sorted { ($0.cell, $0.block) < ($1.cell, $1.block) }),
      ] {
        var samples: [SampleRecord] = []
        try reading.forEachSample(by: order) { samples.append($0) }
        #expect(samples == expected)
      }
    }
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data/", "HOME": "/home/me"], "/data/gillab/results.sqlite"),
    (["XDG_DATA_HOME": "relative", "HOME": "/home/me"], "/home/me/.local/share/gillab/results.sqlite"),
    (["XDG_DATA_HOME": "", "HOME": "/home/me/"], "/home/me/.local/share/gillab/results.sqlite"),
  ])
  func `a store is in the user's data folder`(environment: [String: String], path: String) {
    #expect(ResultStore.standardPath(environment: environment) == path)
  }

  @Test func `folders on the way to a new store are made`() throws {
    let path = folder.path + "/a/b c/?#%/results.sqlite"
    #expect(try ResultStore(path: path, access: .write).runs().isEmpty)
    #expect(try ResultStore(path: path, access: .read).runs().isEmpty)
  }
}
