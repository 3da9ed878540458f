import GRDB
import Store
import Testing
import Workloads

/// Stores of earlier gillabs.
struct MigrationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try DatabaseQueue(path: folder.store).writeWithoutTransaction { try $0.execute(sql: VersionOne.dump) }
  }

  /// What the dump holds.
  private let expected = StoredRun(
    record: RunRecord(
      id: "20261122-231500-4f2a", startedAt: 1_795_389_300.5, finishedAt: 1_795_389_400, state: .interrupted,
      command: ["gillab", "compare"], version: "0.1.0", commit: nil,
      plan: ComparisonPlan(budgetSeconds: 60, blocks: nil, seed: .max),
      host: HostRecord(
        name: "bench", processor: nil, cores: 2, memoryBytes: 1 << 33, kernel: "6.1.0", isVirtual: true)),
    cells: [
      CellRecord(
        index: 0, workload: "io.tcp", size: 1024, language: .python, model: "thread", workers: 16,
        python: PythonBuild(
          version: "3.13.0", executable: "/usr/bin/python3.13", library: "/usr/lib/libpython3.13.so.1.0",
          libraryBytes: 6_543_210, libraryModifiedAt: 1_700_000_000.25), units: 64, repeats: 2),
      CellRecord(
        index: 1, workload: "io.tcp", size: 1024, language: .swift, model: "process", workers: 16, isNullTwin: true,
        units: 64, status: .crashed, reason: "signal 11"),
    ],
    blocks: [BlockRecord(number: 0, startedAt: 1_795_389_301.5, seconds: 0.75, contamination: "the load was 7.5")],
    samples: [
      SampleRecord(cell: 1, block: 0, position: 0, status: .crashed, reason: "signal 11"),
      SampleRecord(
        cell: 0, block: 0, position: 1, status: .ok,
        report: SampleReport(
          checksum: "f0e1d2c3b4a59687", wallSeconds: 0.125, creationSeconds: 0.01, joinSeconds: 0.002,
          windowSeconds: 0.1,
          workers: [SampleWorker(units: 128, unitsInWindow: 120.5, startSeconds: 0, endSeconds: 0.125)],
          userSeconds: 0.08, systemSeconds: 0.02, voluntarySwitches: 12, involuntarySwitches: 3, latencies: [1, -0.5],
          metrics: ["lostShare": 0.125]), peakBytes: 20 << 20, load: 0.25, stealShare: 0, othersShare: 0.5),
    ])

  private func migrations() throws -> [String] {
    try DatabaseQueue(path: folder.store).read {
      try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
  }

  @Test func `a store of the first version is read without being changed`() throws {
    let bytes = try folder.bytes()
    let store = try ResultStore(path: folder.store, access: .read)
    #expect(try store.run(named: "latest") == expected)
    #expect(try store.runs().map(\.samples) == [2])
    #expect(try folder.bytes() == bytes)
    #expect(folder.entries == ["results.sqlite"])
  }

  @Test func `whoever writes to it brings it up to date, and nothing is lost`() throws {
    do {
      let store = try ResultStore(path: folder.store, access: .write)
      #expect(try store.run(named: "latest") == expected)
      _ = try store.claim(unfinished: expected.record.id)
      try store.append(BlockRecord(number: 1, startedAt: 1, seconds: 1), samples: [], to: expected.record.id)
    }
    #expect(
      try migrations() == [
        "1: runs, cells, blocks and samples", "2: samples by cell", "3: the runner's own time",
        "4: outcomes of cells, and the pilot's time", "5: the programs that measured",
        "6: results that are no comparisons",
      ])
    let run = try ResultStore(path: folder.store, access: .read).run(named: "latest")
    #expect(run.samples == expected.samples)
    #expect(run.blocks.count == 2)
  }

  @Test func `the view for questions by hand has a row for each sample`() throws {
    _ = try ResultStore(path: folder.store, access: .write)
    let rows = try DatabaseQueue(path: folder.store).read {
      try Row.fetchAll($0, sql: "SELECT model, python, secondsPerUnit, cpuSeconds FROM figure ORDER BY position")
    }
    #expect(
      rows.map { "\($0)" } == [
        #"[model:"process" python:NULL secondsPerUnit:NULL cpuSeconds:0.0]"#,
        #"[model:"thread" python:"3.13.0" secondsPerUnit:0.0009765625 cpuSeconds:0.1]"#,
      ])
  }

  /// What the migration makes of a cell, by its pilot's status and its samples'.
  @Test(arguments: [
    ("ok", "ok,ok,crashed", "ok: 1 of 3 samples crashed: so"), ("ok", "crashed,ok", "crashed: so"),
    ("ok", "crashed,timeout,timeout", "timeout: so"), ("ok", "ok,wrong", "wrong: so"),
    ("crashed", "crashed,ok,ok", "ok: 1 of 3 samples crashed: so"), ("wrong", "ok,crashed", "wrong: pilot"),
    ("unsupported", "failed", "unsupported: pilot"),
  ])
  func `the rule of the day when outcomes came stays with their migration`(
    pilot: String, samples: String, expected: String
  ) throws {
    try DatabaseQueue(path: folder.store).write { database in
      try database.execute(sql: "DELETE FROM sample")
      try database.execute(sql: "UPDATE cell SET status = ?, reason = 'pilot' WHERE number = 0", arguments: [pilot])
      for (block, status) in samples.split(separator: ",").enumerated() {
        if block > 0 {
          try database.execute(
            sql: "INSERT INTO block SELECT run, ?, startedAt, seconds, contamination FROM block WHERE number = 0",
            arguments: [block])
        }
        try database.execute(
          sql: """
            INSERT INTO sample (run, block, position, cell, status, reason, checksum, wallSeconds, creationSeconds,
              joinSeconds, windowSeconds, workers, userSeconds, systemSeconds, voluntarySwitches, involuntarySwitches,
              latencies, metrics, peakBytes)
            SELECT number, ?, 0, 0, ?, ?, '', 1, 0, 0, 0, '[]', 0, 0, 0, 0, x'', '{}', 0 FROM run
            """, arguments: [block, String(status), status == "ok" ? nil : "so"])
      }
    }
    _ = try ResultStore(path: folder.store, access: .write)
    let outcome = try DatabaseQueue(path: folder.store).read {
      try String.fetchOne($0, sql: "SELECT outcome || ': ' || outcomeReason FROM cell WHERE number = 0")
    }
    #expect(outcome == expected)
  }

  @Test func `what the samples of an earlier gillab's cells add up to is worked out`() throws {
    try DatabaseQueue(path: folder.store).write {
      try $0.execute(sql: "UPDATE sample SET status = 'wrong', reason = 'sum 1' WHERE cell = 0")
    }
    _ = try ResultStore(path: folder.store, access: .write)
    let rows = try DatabaseQueue(path: folder.store).read {
      try Row.fetchAll($0, sql: "SELECT status, outcome, outcomeReason FROM cell ORDER BY number")
    }
    #expect(
      rows.map { "\($0)" } == [
        #"[status:"ok" outcome:"wrong" outcomeReason:"sum 1"]"#,
        #"[status:"crashed" outcome:"crashed" outcomeReason:"signal 11"]"#,
      ])
  }

  @Test func `a store of before results came has none when it is read, and takes them when it is written to`() throws {
    #expect(try ResultStore(path: folder.store, access: .read).results() == [])
    let result = SyntheticResult(name: "20261123-000000-0000").kept
    try ResultStore(path: folder.store, access: .write).add(result)
    #expect(try ResultStore(path: folder.store, access: .read).result(named: result.record.name) == result)
  }
}
