import Store
import Testing
import Workloads

/// Runs and results are named in one way, and none hides another.
struct NameTests {
  private let folder: TemporaryFolder
  private let store: ResultStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.store, access: .write)
  }

  private func keep(runs: [String], results: [String]) throws {
    for name in runs {
      let run = SyntheticRun(id: name)
      try store.begin(run.record, cells: run.cells)
    }
    for name in results { try store.add(SyntheticResult(name: name).kept) }
  }

  private func name(of item: KeptItem) -> String {
    switch item {
    case .run(let run): "run \(run.record.id)"
    case .result(let result): "result \(result.record.name)"
    }
  }

  @Test func `a name, or a beginning that only one has, stands for a run or a result`() throws {
    try keep(runs: ["20261122-231500-4f2a", "20261122-24"], results: ["20261122-231501-0000", "20261122-24-more"])
    for (name, item) in [
      ("20261122-231500", "run 20261122-231500-4f2a"), ("20261122-231501", "result 20261122-231501-0000"),
      ("20261122-24", "run 20261122-24"), ("20261122-24-", "result 20261122-24-more"),
    ] {
      #expect(try self.name(of: store.item(named: name)) == item)
    }
  }

  @Test func `a beginning that a run and a result have is refused, and both are named`() throws {
    try keep(runs: ["20261122-231500-4f2a"], results: ["20261122-231501-0000", "20261121-00"])
    #expect(
      throws: StoreError.ambiguousName(
        name: "20261122", candidates: ["20261122-231501-0000", "20261122-231500-4f2a"])
    ) { try store.item(named: "20261122") }
    #expect(
      "\(StoreError.ambiguousName(name: "2", candidates: ["2b", "2a"]))"
        == "2: several runs and results begin like this: 2b, 2a; write more of the name")
  }

  @Test func `a beginning that several runs, or several results, have is refused`() throws {
    try keep(runs: ["run-a", "run-b"], results: ["result-a", "result-b"])
    #expect(throws: StoreError.ambiguousName(name: "run", candidates: ["run-b", "run-a"])) {
      try store.item(named: "run")
    }
    #expect(throws: StoreError.ambiguousName(name: "res", candidates: ["result-b", "result-a"])) {
      try store.item(named: "res")
    }
  }

  @Test func `what is not there is told with what is most like it`() throws {
    #expect(throws: StoreError.noRuns(path: folder.store)) { try store.item(named: "nobody") }
    try keep(runs: ["20261122-231500-4f2a"], results: ["20261121-000000-0000"])
    for name in ["20261121-000000-0001", ""] {
      let error = #expect(throws: StoreError.self) { try store.item(named: name) }
      guard case .unknownName(name, folder.store, let existing)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(Set(existing) == ["20261122-231500-4f2a", "20261121-000000-0000"])
      if !name.isEmpty { #expect(existing.first == "20261121-000000-0000") }
    }
  }

  @Test func `a run and a result never have one name`() throws {
    try keep(runs: ["a"], results: ["b"])
    #expect(throws: StoreError.duplicateResult(name: "a", path: folder.store)) {
      try store.add(SyntheticResult(name: "a").kept)
    }
    #expect(throws: StoreError.duplicateRun(id: "b", path: folder.store)) {
      try store.begin(SyntheticRun(id: "b").record, cells: [])
    }
  }
}
