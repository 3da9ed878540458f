import FoundationEssentials
import GRDB
import Testing
import Workloads

@testable import Store

/// Files that are no store, or none that may be used.
struct RefusalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A store with a run, which nobody has open.
  private func makeStore(blocks: Int = 3) throws {
    let run = SyntheticRun(blocks: blocks)
    let store = try ResultStore(path: folder.store, access: .write)
    try store.begin(run.record, cells: run.cells)
    for block in 0..<run.blocks { try store.append(run.block(block), samples: run.samples(block), to: run.id) }
  }

  private func expectRefusal(_ expected: StoreError, leaving bytes: Data) throws {
    for access in [ResultStore.Access.read, .write] {
      #expect(throws: expected) { try ResultStore(path: folder.store, access: access) }
      #expect(try folder.bytes() == bytes)
    }
  }

  @Test func `what is only read is never made`() throws {
    #expect(throws: StoreError.absent(path: folder.store)) { try ResultStore(path: folder.store, access: .read) }
    #expect(folder.entries == [])
    try folder.write(Data())
    #expect(throws: StoreError.absent(path: folder.store)) { try ResultStore(path: folder.store, access: .read) }
    #expect(throws: StoreError.absent(path: "/missing/a/b")) { try ResultStore(path: "/missing/a/b", access: .read) }
  }

  @Test func `a store is one file again once nobody uses it`() throws {
    try makeStore()
    #expect(try ResultStore(path: folder.store, access: .read).runs().count == 1)
    #expect(folder.entries == ["results.sqlite", "results.sqlite-claims"])
  }

  @Test func `a file that is no database is left alone`() throws {
    let bytes = Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 * 7) })
    try folder.write(bytes)
    try expectRefusal(.damaged(path: folder.store, reason: "file is not a database"), leaving: bytes)
  }

  @Test(arguments: [0.02, 0.5, 0.9])
  func `a file that was cut off is left alone`(share: Double) throws {
    try makeStore(blocks: 30)
    let whole = try folder.bytes()
    let bytes = Data(whole.prefix(Int(Double(whole.count) * share)))
    try folder.write(bytes)
    for access in [ResultStore.Access.read, .write] {
      let error = #expect(throws: StoreError.self) { try ResultStore(path: folder.store, access: access) }
      guard case .damaged(folder.store, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(try folder.bytes() == bytes)
    }
  }

  @Test(arguments: [UInt8(0), 0xFF, 0x0D])
  func `damage in the middle is found when it is read, and ends no program`(filler: UInt8) throws {
    try makeStore(blocks: 30)
    var bytes = try folder.bytes()
    bytes.replaceSubrange(8 * 4096..<(bytes.count - 4096), with: Data(repeating: filler, count: bytes.count - 9 * 4096))
    try folder.write(bytes)
    let store = try ResultStore(path: folder.store, access: .read)
    let error = #expect(throws: StoreError.self) { try store.run(named: "latest") }
    guard case .damaged(folder.store, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "UPDATE run SET state = 'gone'", "UPDATE run SET host = '{'", "UPDATE run SET plan = 'null'",
    "UPDATE cell SET language = 'c'", "UPDATE cell SET python = '{}'", "UPDATE sample SET status = ''",
    "UPDATE sample SET latencies = x'00'", "UPDATE sample SET workers = '[1]'", "UPDATE sample SET metrics = '['",
  ])
  func `a value that cannot be is damage`(change: String) throws {
    try makeStore()
    try DatabaseQueue(path: folder.store).write { try $0.execute(sql: change) }
    let store = try ResultStore(path: folder.store, access: .read)
    let error = #expect(throws: StoreError.self) { try store.run(named: "latest") }
    guard case .damaged(folder.store, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a store of a later gillab is left alone, and says so`() throws {
    try makeStore()
    try DatabaseQueue(path: folder.store).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: something new')")
    }
    try expectRefusal(.newer(path: folder.store, migration: "9: something new"), leaving: try folder.bytes())
    let message = StoreError.newer(path: folder.store, migration: "9: something new").description
    #expect(
      message == """
        \(folder.store): a later gillab has changed the store (9: something new), and it was left as it is; use that \
        gillab, or name another store with --store
        """)
  }

  @Test func `another program's database is left alone`() throws {
    try DatabaseQueue(path: folder.store).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try expectRefusal(.foreign(path: folder.store), leaving: try folder.bytes())
  }

  @Test func `a folder is no store`() throws {
    for access in [ResultStore.Access.read, .write] {
      #expect(throws: StoreError.inaccessible(path: folder.path, reason: "it is no file, and a store is one")) {
        try ResultStore(path: folder.path, access: access)
      }
    }
  }

  @Test func `a store that another program keeps locked is waited for, and then refused`() throws {
    try makeStore()
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.store, configuration: settings)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let store = try ResultStore(path: folder.store, access: .write, patienceSeconds: 0.1)
    #expect(try store.runs().count == 1, "readers do not wait for a writer")
    let run = SyntheticRun(id: "second")
    #expect(throws: StoreError.locked(path: folder.store)) { try store.begin(run.record, cells: run.cells) }
    try other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try store.begin(run.record, cells: run.cells)
  }

  @Test func `a store whose tables another program is making is waited for, and then refused`() throws {
    try makeStore()
    let claims = try ClaimFile(toWriteBeside: folder.store)
    #expect(try claims.take(ClaimFile.schemaSlot))
    #expect(throws: StoreError.locked(path: folder.store)) {
      try ResultStore(path: folder.store, access: .write, patienceSeconds: 0.1)
    }
    claims.release(ClaimFile.schemaSlot)
    #expect(try ResultStore(path: folder.store, access: .write, patienceSeconds: 0.1).runs().count == 1)
  }

  @Test func `a full disk costs the block under way and nothing else`() throws {
    let run = SyntheticRun(blocks: 200)
    let store = try ResultStore(path: folder.store, access: .write)
    try store.begin(run.record, cells: run.cells)
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 40") }
    var kept = 0
    let error = #expect(throws: StoreError.self) {
      for block in 0..<run.blocks {
        try store.append(run.block(block), samples: run.samples(block), to: run.id)
        kept += 1
      }
    }
    #expect(error == .full(path: folder.store, reason: "database or disk is full"))
    #expect(kept > 3)
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try store.run(named: run.id).blocks.count == kept)
    for block in kept..<run.blocks { try store.append(run.block(block), samples: run.samples(block), to: run.id) }
    #expect(try store.run(named: run.id) == run.stored)
  }
}
