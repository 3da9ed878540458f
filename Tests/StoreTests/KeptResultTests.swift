import GRDB
import Store
import Testing
import Workloads

/// What is kept beside comparisons.
struct KeptResultTests {
  private let folder: TemporaryFolder
  private let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.store, access: .write)
  }

  @Test func `a result is read as it was kept, to the last bit`() throws {
    let result = SyntheticResult().kept
    try store.add(result)
    #expect(try store.result(named: result.record.name) == result)
    #expect(try ResultStore(path: folder.store, access: .read).result(named: result.record.name) == result)
    #expect(try store.runs() == [], "it is no run")
  }

  @Test func `every field of a result's record has a column`() {
    // A field that is added needs a column, a migration, and a value in SyntheticResult.
    let fields = Mirror(reflecting: SyntheticResult().kept.record).children.compactMap { $0.label?.drop { $0 == "_" } }
    #expect(
      fields.map(String.init) == [
        "name", "kind", "startedAt", "command", "version", "commit", "host", "program", "pythons", "schema",
      ])
  }

  @Test func `results are listed by kind, the newest first`() throws {
    try store.add(SyntheticResult(name: "b", kind: .probe, startedAt: 2).kept)
    try store.add(SyntheticResult(name: "c", kind: .breakEven, startedAt: 3).kept)
    try store.add(SyntheticResult(name: "a", kind: .probe, startedAt: 1).kept)
    #expect(try store.results().map(\.name) == ["c", "b", "a"])
    #expect(try store.results(.probe).map(\.name) == ["b", "a"])
    #expect(try store.results(.timeline) == [])
  }

  @Test func `the newest that is valid is found, whatever came after it`() throws {
    for (name, startedAt) in [("a", 1.0), ("b", 2), ("c", 3)] {
      try store.add(SyntheticResult(name: name, startedAt: startedAt).kept)
    }
    #expect(try store.latest(.probe) { _ in true }?.record.name == "c")
    #expect(try store.latest(.probe) { $0.name != "c" }?.record.name == "b")
    #expect(try store.latest(.probe) { _ in false } == nil)
    #expect(try store.latest(.verification) { _ in true } == nil)
  }

  @Test func `a result is found by the beginning of its name, if no other begins so`() throws {
    for name in ["20261122-231500-4f2a", "20261122-231501-0000", "2026"] {
      try store.add(SyntheticResult(name: name).kept)
    }
    #expect(try store.result(named: "20261122-231501")?.record.name == "20261122-231501-0000")
    #expect(try store.result(named: "2026")?.record.name == "2026", "a whole name is no beginning")
    #expect(try store.result(named: "nobody") == nil)
    #expect(try store.result(named: "") == nil)
    #expect(
      throws: StoreError.ambiguousRun(
        name: "202", candidates: ["2026", "20261122-231501-0000", "20261122-231500-4f2a"])
    ) { try store.result(named: "202") }
  }

  @Test func `a result is never replaced`() throws {
    let first = SyntheticResult().kept
    try store.add(first)
    let name = first.record.name
    #expect(throws: StoreError.duplicateResult(name: name, path: folder.store)) {
      try store.add(SyntheticResult(document: "{}").kept)
    }
    #expect(try store.result(named: name) == first)
  }

  @Test func `a result and a run of an earlier gillab, which kept less of their programs, are read`() throws {
    try store.add(SyntheticResult().kept)
    try store.begin(SyntheticRun(id: "run").record, cells: [])
    try DatabaseQueue(path: folder.store).write { database in
      for table in ["result", "run"] {
        try database.execute(
          sql: "UPDATE \(table) SET program = json_remove(program, '$.otherPython', '$.variables')")
      }
    }
    let programs = [try store.results()[0].program, try #require(try store.runs()[0].record.program)]
    for program in programs {
      #expect(program.gillab == "9f" && program.otherPython == nil && program.variables == nil)
      #expect(!program.isWhole)
    }
    #expect(SyntheticResult().kept.record.program.isWhole)
  }

  @Test(arguments: ["kind = 'gone'", "host = '{'", "program = 'null'", "pythons = '[1]'", "command = ''"])
  func `a value that cannot be is damage`(change: String) throws {
    try store.add(SyntheticResult().kept)
    try DatabaseQueue(path: folder.store).write { try $0.execute(sql: "UPDATE result SET \(change)") }
    let error = #expect(throws: StoreError.self) { try store.results() }
    guard case .damaged(folder.store, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
