import Interpreters
import Testing
import Workloads

@testable import Lab

@Suite struct ComparisonCellsTests {
  private func request(
    _ workloads: [String], _ models: [String], isAA: Bool = false, workers: [Int] = [], sizes: [Int] = []
  ) throws -> ComparisonRequest {
    ComparisonRequest(
      workloads: try ComparisonChoice.workloads(workloads), sizes: sizes, models: try ComparisonChoice.models(models),
      interpreters: [], workers: workers, plan: ComparisonPlan(budgetSeconds: 1, blocks: nil, seed: 1, isAA: isAA))
  }

  private func names(_ cells: [CellRecord]) -> [String] {
    cells.map { "\($0.workload) \($0.size) \($0.model) \($0.workers)" + ($0.isNullTwin ? " twin" : "") }
  }

  @Test func `serial comes along, and twice: what the two differ by is noise`() throws {
    let cells = try ComparisonCells.all(of: request(["cpu.pure"], ["swift:thread"]), cores: 4)
    #expect(
      names(cells) == ["cpu.pure 20000 serial 1", "cpu.pure 20000 thread 4", "cpu.pure 20000 serial 1 twin"])
    #expect(cells.map(\.index) == [0, 1, 2])
  }

  @Test func `each number of workers and each size is a cell, serial only once for each size`() throws {
    let cells = try ComparisonCells.all(
      of: request(["cpu.pure"], ["swift:task"], workers: [2, 4], sizes: [10, 20]), cores: 2)
    #expect(
      names(cells) == [
        "cpu.pure 10 serial 1", "cpu.pure 10 task 2", "cpu.pure 10 task 4", "cpu.pure 10 serial 1 twin",
        "cpu.pure 20 serial 1", "cpu.pure 20 task 2", "cpu.pure 20 task 4", "cpu.pure 20 serial 1 twin",
      ])
  }

  @Test func `there are as many units as workers at least, and the same number for each`() throws {
    let many = try ComparisonCells.all(of: request(["cpu.pure"], ["swift:thread"], workers: [2, 128]), cores: 2)
    #expect(Set(many.map(\.units)) == [128])
    let uneven = try ComparisonCells.all(of: request(["cpu.pure"], ["swift:thread"], workers: [3]), cores: 2)
    #expect(Set(uneven.map(\.units)) == [66])
  }

  @Test func `where serial cannot work, the first that can has the twin`() throws {
    let cells = try ComparisonCells.all(of: request(["ipc.pipe"], ["swift:thread"], sizes: [1024]), cores: 2)
    #expect(names(cells) == ["ipc.pipe 1024 serial 1", "ipc.pipe 1024 thread 2", "ipc.pipe 1024 thread 2 twin"])
    #expect(cells[0].status == .unsupported)
    #expect(cells[0].reason == "there is nobody to send to")
  }

  @Test func `the twin is of what works, whichever that is, and of nothing where nothing does`() {
    var cells = ["serial", "task", "thread"].enumerated().map { place, model in
      CellRecord(
        index: place, workload: "cpu.pure", size: 1, language: .swift, model: model, workers: 2, units: 64, repeats: 3)
    }
    cells.append(
      CellRecord(
        index: 3, workload: "cpu.pure", size: 1, language: .swift, model: "serial", workers: 1, isNullTwin: true,
        units: 1))
    cells[0].status = .crashed
    let twin = cells.withTwinsOfBaselines[3]
    #expect(twin.words == cells[2].words, "the first in the catalogue's order")
    #expect(twin.units == 64 && twin.repeats == 3 && twin.isNullTwin && twin.index == 3)
    cells[1].status = .failed
    cells[2].status = .wrong
    #expect(cells.withTwinsOfBaselines[3].status == .unsupported)
    #expect(cells.withTwinsOfBaselines.beforePilot[3].status == .ok, "another pilot may find one")
  }

  /// Of two Pythons and Swift, as they are planned.
  private var mixed: [CellRecord] {
    func cell(_ python: String?, _ model: String, isTwin: Bool = false) -> CellRecord {
      CellRecord(
        index: 0, workload: "cpu.pure", size: 1, language: python == nil ? .swift : .python, model: model, workers: 1,
        python: python.map(SyntheticRun.python), isNullTwin: isTwin, units: 64)
    }
    var cells = ["3.13.0", "3.9.18"].flatMap {
      [cell($0, "serial"), cell($0, "thread"), cell($0, "serial", isTwin: true)]
    }
    cells += [cell(nil, "thread"), cell(nil, "serial")]
    for place in cells.indices { cells[place].index = place }
    return cells
  }

  @Test func `where no Python works, one twin is of Swift's baseline`() {
    var cells = mixed
    for place in cells.indices where cells[place].language == .python { cells[place].status = .failed }
    let chosen = cells.withTwinsOfBaselines
    #expect(chosen[2].words == cells[7].words && chosen[2].status == .ok && chosen[2].language == .swift)
    #expect(chosen[2].python == nil)
    #expect(chosen[5].status == .unsupported, "a second copy would say nothing more")
    #expect(chosen.beforePilot[2].python == cells[0].python, "the next pilot may find that Python works")
    #expect(chosen.beforePilot[2].language == .python)
    cells[4].status = .ok
    #expect(cells.withTwinsOfBaselines[2].status == .unsupported, "Swift is compared with the Python that works")
    #expect(cells.withTwinsOfBaselines[5].words == cells[4].words)
  }

  @Test func `of the heap's memory nothing is measured twice, as no times are compared`() throws {
    let cells = try ComparisonCells.all(of: request(["memory"], ["swift"]), cores: 2)
    #expect(!cells.isEmpty && cells.allSatisfy { !$0.isNullTwin })
  }

  @Test func `an A/A run has copies of one cell and nothing else`() throws {
    let cells = try ComparisonCells.all(of: request(["cpu.pure"], ["swift"], isAA: true), cores: 2)
    #expect(cells.count == ComparisonCells.copies)
    #expect(Set(cells.map(\.words)).count == 1)
    #expect(cells.map(\.index) == Array(0..<ComparisonCells.copies))
    #expect(cells.filter(\.isNullTwin).map(\.index) == [1])
  }

  @Test func `without an interpreter there is nothing of Python to compare`() throws {
    #expect(throws: ComparisonError.self) {
      try ComparisonCells.all(of: request(["cpu.pure"], ["python"]), cores: 2)
    }
  }
}

@Suite struct ComparisonChoiceTests {
  @Test func `a beginning up to a dot means all that begin so`() throws {
    #expect(try ComparisonChoice.workloads(["ipc"]).map(\.id) == ["ipc.queue", "ipc.pipe", "ipc.shared"])
    #expect(try ComparisonChoice.workloads(["loop"]).map(\.id) == ["loop"], "a name is no beginning")
    #expect(try ComparisonChoice.workloads(["all"]).count == WorkloadCatalog.all.count)
  }

  @Test func `a plain name means that model of each language`() throws {
    #expect(try ComparisonChoice.models(["thread"]) == [.python(.thread), .swift(.thread)])
    #expect(try ComparisonChoice.models(["swift:thread"]) == [.swift(.thread)])
    #expect(try ComparisonChoice.models(["swift"]).count == SwiftModel.allCases.count)
  }

  @Test func `an unknown name is told with the nearest one`() {
    #expect(throws: ComparisonError.unknownWorkload(name: "cpu.pur", nearest: "cpu.pure")) {
      try ComparisonChoice.workloads(["cpu.pur"])
    }
    #expect(throws: ComparisonError.unknownModel(name: "tread", nearest: "thread")) {
      try ComparisonChoice.models(["tread"])
    }
    #expect(
      ComparisonError.unknownModel(name: "tread", nearest: "thread").description
        == "--models tread: no such model; did you mean thread? gillab list names them all")
  }

  @Test func `identifiers are never used twice`() {
    #expect(Set(WorkloadCatalog.all.map(\.id)).count == WorkloadCatalog.all.count)
  }
}
