import GRDB
import Store
import Testing
import Workloads

/// What the store says of a cell whose samples turned out otherwise than the pilot.
struct CellOutcomeTests {
  private let folder: TemporaryFolder
  private let cell = CellRecord(
    index: 0, workload: "cpu.pure", size: 1, language: .swift, model: "task", workers: 2, units: 10)

  init() throws { folder = try TemporaryFolder() }

  /// Keeps a run of one cell, block by block, and returns what the view says after each.
  private func views(_ statuses: [CellRecord.Status]) throws -> [[String]] {
    let store = try ResultStore(path: folder.store, access: .write)
    let run = SyntheticRun()
    try store.begin(run.record, cells: [cell])
    return try statuses.enumerated().map { block, status in
      let report = status == .ok ? SampleReport(checksum: "0", wallSeconds: 5) : SampleReport()
      try store.append(
        run.block(block),
        samples: [
          SampleRecord(
            cell: 0, block: block, position: 0, status: status, reason: status == .ok ? nil : "so", report: report)
        ], to: run.id)
      return try DatabaseQueue(path: folder.store).read {
        try Row.fetchAll($0, sql: "SELECT outcome, secondsPerUnit FROM figure ORDER BY block").map {
          "\($0["outcome"] ?? "none") \($0["secondsPerUnit"].map { "\($0)" } ?? "none")"
        }
      }
    }
  }

  @Test func `a cell that turns wrong has no timings in the view any more`() throws {
    #expect(
      try views([.ok, .wrong, .ok]) == [
        ["ok 0.5"], ["wrong none", "wrong none"], ["wrong none", "wrong none", "wrong none"],
      ])
  }

  @Test func `a cell that fails seldom has those of its other samples`() throws {
    #expect(
      try views([.crashed, .ok, .ok]) == [
        ["crashed none"], ["crashed none", "crashed none"], ["ok none", "ok 0.5", "ok 0.5"],
      ])
  }

  @Test func `whoever exports is told which cells count`() throws {
    _ = try views([.ok, .wrong])
    let store = try ResultStore(path: folder.store, access: .read)
    #expect(try store.withRun(named: "latest") { try $0.measuredCells() } == [])
    #expect(try store.run(named: "latest").cells[0].status == .ok, "what the pilot saw stays")
  }
}
