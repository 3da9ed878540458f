import Glibc
import Store
import Testing
import Workloads

/// Who carries a run out.
struct ClaimTests {
  private let folder: TemporaryFolder
  private let run = SyntheticRun(blocks: 1)

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> ResultStore { try ResultStore(path: folder.store, access: .write) }

  @Test func `a run that is under way cannot be gone on with`() throws {
    let first = try open()
    try first.begin(run.record, cells: run.cells)
    let second = try open()
    #expect(throws: StoreError.claimed(run: run.id, process: getpid())) { try second.claim(unfinished: run.id) }
    #expect(throws: StoreError.nothingToResume(path: folder.store, run: nil)) { try second.claim(unfinished: nil) }
    #expect(try second.runs().map(\.isUnderWay) == [true])
    #expect(try ResultStore(path: folder.store, access: .read).runs().map(\.isUnderWay) == [true])
  }

  @Test func `a run does not begin whose claim another process holds`() throws {
    let first = try open()
    try first.begin(run.record, cells: run.cells)
    // Somebody removes the store under the run: the next store counts from 1 as well.
    for file in ["", "-wal", "-shm"] { unlink(folder.store + file) }
    let second = try open()
    #expect(throws: StoreError.claimed(run: run.id, process: getpid())) {
      try second.begin(run.record, cells: run.cells)
    }
    #expect(try second.runs().isEmpty, "it is not kept as one that is under way")
    try first.release(run.id)
    try second.begin(run.record, cells: run.cells)
    #expect(try second.runs().map(\.isUnderWay) == [true])
  }

  @Test func `an interrupted run can be gone on with, by one at a time`() throws {
    let first = try open()
    try first.begin(run.record, cells: run.cells)
    try first.finish(run.id, state: .interrupted, at: 5)
    let second = try open()
    #expect(try second.claim(unfinished: nil).record.id == run.id)
    #expect(try second.run(named: run.id).record.state == .interrupted, "it may still be refused")
    try second.begin(again: run.id)
    #expect(try second.run(named: run.id).record.state == .running)
    #expect(try second.run(named: run.id).record.finishedAt == nil)
    #expect(throws: StoreError.claimed(run: run.id, process: getpid())) { try first.claim(unfinished: run.id) }
    try second.finish(run.id, state: .finished, at: 9)
    #expect(throws: StoreError.nothingToResume(path: folder.store, run: run.id)) { try first.claim(unfinished: run.id) }
  }

  @Test func `whoever closes the store gives up what it was doing`() throws {
    do { try open().begin(run.record, cells: run.cells) }
    let store = try open()
    #expect(try store.runs().map(\.isUnderWay) == [false])
    #expect(try store.claim(unfinished: nil).record.state == .running)
  }

  @Test func `the newest that nobody carries out is gone on with`() throws {
    let store = try open()
    for (id, start) in [("a", 1.0), ("b", 2), ("c", 3), ("d", 4)] {
      let run = SyntheticRun(id: id, startedAt: start, blocks: 1)
      try store.begin(run.record, cells: run.cells)
    }
    try store.finish("a", state: .interrupted, at: 5)
    try store.finish("b", state: .interrupted, at: 5)
    try store.finish("c", state: .finished, at: 5)
    #expect(try store.claim(unfinished: nil).record.id == "b")
    #expect(try store.claim(unfinished: "a").record.id == "a")
  }

  @Test func `a claim is for a run that there is`() throws {
    let error = #expect(throws: StoreError.self) { try open().claim(unfinished: "nowhere") }
    #expect(error == .noRuns(path: folder.store))
  }

  @Test func `a claim that is given up leaves the run as it was`() throws {
    let first = try open()
    try first.begin(run.record, cells: run.cells)
    try first.finish(run.id, state: .interrupted, at: 5)
    _ = try first.claim(unfinished: run.id)
    let second = try open()
    #expect(throws: StoreError.claimed(run: run.id, process: getpid())) { try second.claim(unfinished: run.id) }
    try first.release(run.id)
    #expect(try second.claim(unfinished: run.id).record.finishedAt == 5)
  }

  @Test func `a run that turns out to be finished is let go again`() throws {
    let first = try open()
    try first.begin(run.record, cells: run.cells)
    try first.finish(run.id, state: .finished, at: 5)
    #expect(throws: StoreError.nothingToResume(path: folder.store, run: run.id)) { try first.claim(unfinished: run.id) }
    #expect(try open().runs().map(\.isUnderWay) == [false])
  }

  @Test func `a run that has measured nothing is not the latest, but can be gone on with`() throws {
    let store = try open()
    let empty = SyntheticRun(id: "later", startedAt: 2e9, blocks: 0)
    try store.begin(empty.record, cells: empty.cells)
    try store.finish("later", state: .interrupted, at: 2e9)
    #expect(throws: StoreError.nothingMeasured(path: folder.store, newest: "later")) { try store.run(named: "latest") }
    try store.begin(run.record, cells: run.cells)
    try store.append(run.block(0), samples: run.samples(0), to: run.id)
    #expect(try store.run(named: "latest").record.id == run.id)
    #expect(try store.claim(unfinished: "latest").record.id == "later")
  }
}
