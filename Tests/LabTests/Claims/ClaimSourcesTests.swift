import Documents
import Measurement
import Testing
import Workloads

@testable import Lab

/// Which runs are used again, and what is left to measure.
@Suite struct ClaimSourcesTests {
  private let bench = ClaimBench()
  private let test = "metric: speedup, workload: cpu.pure, workers: 2, model: thread, atMost: 1.3"

  private func run(_ id: String = "a", blocks: Int = 6, change: (inout StoredRun) -> Void = { _ in }) -> StoredRun {
    var run = SyntheticRun(blocks: blocks)
    run.add(.python, "serial", python: "3.13.0", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 100)
    var stored = run.run
    stored.record.id = id
    change(&stored)
    return stored
  }

  private func used(_ runs: [StoredRun]) throws -> (run: String?, isMissing: Bool) {
    let sources = bench.sources(try bench.file(test), runs)
    let experiment = ClaimExperiment(workload: "cpu.pure", size: 20_000)
    return (sources[experiment, bench.pythons[0].build]?.run, !sources.missing.isEmpty)
  }

  /// As a run that was just made is taken.
  private func used(newer: StoredRun, than older: StoredRun) throws -> String? {
    var sources = bench.sources(try bench.file(test), [older])
    sources.take(newer, isNewer: true)
    return sources[ClaimExperiment(workload: "cpu.pure", size: 20_000), bench.pythons[0].build]?.run
  }

  @Test func `a run with six blocks of all cells is used again`() throws {
    #expect(try used([run()]) == ("a", false))
    #expect(try used([]) == (nil, true))
  }

  @Test func `the first of two runs counts, unless it has too few blocks`() throws {
    #expect(try used([run("new"), run("old")]) == ("new", false))
    #expect(try used([run("new", blocks: 3), run("old")]) == ("old", false))
    #expect(try used([run("new", blocks: 3), run("old", blocks: 2)]) == ("new", true))
  }

  @Test func `a run that came to its end counts before a newer one that was ended`() throws {
    let ended = run("new") { $0.record.state = .interrupted }
    #expect(try used([ended, run("old")]) == ("old", false))
    #expect(try used([ended]) == ("new", false))
  }

  @Test func `a run in which a cell failed does not take the place of one with its figures`() throws {
    let crashed = run("new") {
      $0.cells[1].status = .crashed
      $0.samples.removeAll { $0.cell == 1 }
    }
    #expect(try used([crashed, run("old")]) == ("old", false))
    #expect(try used(newer: crashed, than: run("old")) == "old")
    #expect(try used(newer: run("new"), than: crashed) == "new")
    let again = run("again", blocks: 60) {
      $0.cells[1].status = .crashed
      $0.samples.removeAll { $0.cell == 1 }
    }
    #expect(try used(newer: crashed, than: again) == "new", "where it fails each time the newest run says so")
  }

  @Test(arguments: [(30, 7, "old"), (7, 30, "new"), (7, 7, "new")])
  func `of two runs that were ended the one with more blocks counts, else the newer`(
    old: Int, new: Int, expected: String
  ) throws {
    let runs = [("old", old), ("new", new)].map { name, blocks in
      run(name, blocks: blocks) { $0.record.state = .interrupted }
    }
    #expect(try used(newer: runs[1], than: runs[0]) == expected, "just after it was made")
    #expect(try used([runs[1], runs[0]]).run == expected, "and from the store")
  }

  @Test func `of two that came to their end the newer counts, whatever its blocks`() throws {
    let (old, new) = (run("old", blocks: 30), run("new", blocks: 7))
    #expect(try used(newer: new, than: old) == "new")
    #expect(try used([new, old]).run == "new")
  }

  @Test(
    arguments: [
      { $0.record.host.name = "other" }, { $0.record.host.cores = 4 }, { $0.record.host.kernel = "7.0" },
      { $0.record.host.governor = "conservative" },
      { $0.record.program = ProgramStamp(gillab: "1", gillabNative: "2", pythonModels: "3", pythonWorkloads: "4") },
      { $0.record.plan.isAA = true }, { $0.cells[1].python?.libraryBytes = 2 }, { $0.cells[1].size = 10 },
      { $0.cells[1].workers = 4 }, { $0.cells[1].model = "thread-pool" },
    ] as [@Sendable (inout StoredRun) -> Void])
  func `a run under other conditions, or without a cell, is not`(_ change: @Sendable (inout StoredRun) -> Void) throws {
    #expect(try used([run(change: change)]) == (nil, true))
  }

  @Test func `a run with another delay of the server is not used for what asks it`() throws {
    let tcp = "metric: wallSeconds, workload: io.tcp, workers: 2, model: thread, atMost: 1"
    var run = SyntheticRun(blocks: 6)
    run.add(.python, "thread", of: "io.tcp", size: 1024, workers: 2, python: "3.13.0", speed: 100)
    let file = try bench.file(tcp)
    #expect(bench.sources(file, [run.run]).missing.isEmpty)
    var slower = run.run
    slower.record.plan.serverDelayMicroseconds = 5000
    #expect(bench.sources(file, [slower]).missing.count == 1)
  }

  @Test func `a cell that was seen not to work is not tried again`() throws {
    let crashed = run {
      $0.cells[1].status = .crashed
      $0.samples.removeAll { $0.cell == 1 }
    }
    #expect(try used([crashed]) == ("a", false))
  }

  @Test func `only the Python that is missing is measured, with what is compared in it`() throws {
    var bench = bench
    bench.pythons.append(ClaimPython(build: SyntheticRun.python("3.9.18"), hasGIL: true))
    let file = try bench.file(
      test + "\nmetric: efficiency, workload: cpu.pure, workers: 4, model: process-fork, atLeast: 1")
    let sources = bench.sources(file, [])
    #expect(sources.missing.map(\.python.version) == ["3.13.0", "3.9.18"])
    let request = try #require(
      sources.plan.request(
        ClaimExperiment(workload: "cpu.pure", size: 20_000), in: [], blocks: 9, seed: 1))
    #expect(request.sizes == [20_000] && request.plan.blocks == 9)
    #expect(
      Set(try #require(sources.plan.cells[sources.missing[1]]).map { "\($0.model.name) \($0.workers)" })
        == ["serial 1", "thread 2", "process-fork 4"])
  }

  @Test func `claims that need more cores, or other builds, need no cells`() throws {
    for keys in ["  needs: {cores: 3}\n", "  gil: off\n"] {
      let file = try bench.file(test, keys)
      #expect(bench.sources(file, []).missing.isEmpty)
    }
  }

  // MARK: The budget

  private let light = Self.cells("io.sleep", 2000)
  private let heavy = Self.cells("memory", 1 << 29)

  private static func cells(_ workload: String, _ size: Int, _ model: PythonModel = .thread) -> [ClaimCell] {
    let cell = ClaimCell(
      experiment: ClaimExperiment(workload: workload, size: size), model: .python(model), workers: 2)
    return Array(repeating: cell, count: 5)
  }

  @Test func `each experiment gets blocks for its share of the time, and six at least`() {
    let budget = ClaimsBudget()
    let block = budget.blockSeconds(light)
    #expect(budget.blocks(blockSeconds: block, others: [], seconds: 11 * block) == 10)
    #expect(budget.blocks(blockSeconds: block, others: [block], seconds: 22 * block) == 10)
    #expect(budget.blocks(blockSeconds: block, others: [9 * block], seconds: 20 * block) == 6)
    #expect(budget.blocks(blockSeconds: block, others: [], seconds: 1e9) == ClaimsBudget.mostBlocks)
    #expect(budget.blockSeconds(heavy) > block)
  }

  @Test func `what decides most claims for its time comes first`() {
    func work(_ cells: [ClaimCell]) -> ClaimsWork {
      ClaimsWork(experiment: cells[0].experiment, pythons: [], cells: cells)
    }
    let works = [work(heavy), work(light), work(Self.cells("io.tcp", 1024))]
    func order(_ weights: [Double]) -> [String] {
      ClaimsBudget().ordered(
        works, by: Dictionary(uniqueKeysWithValues: zip(works.map(\.experiment), weights))
      ).map(\.experiment.workload)
    }
    #expect(order([1, 1, 2]) == ["io.tcp", "io.sleep", "memory"])
    #expect(order([1, 1, 1]) == ["io.sleep", "io.tcp", "memory"], "else as the claims have them")
    let impossible = ClaimsWork(experiment: heavy[0].experiment, pythons: [], cells: [])
    #expect(ClaimsBudget().ordered([impossible, works[1]], by: [:]).map(\.cells.count) == [0, 5])
    #expect(
      ClaimsBudget().ordered([impossible, works[1]], by: [heavy[0].experiment: 9, light[0].experiment: 1])
        .map(\.cells.count) == [5, 0], "what cannot be made is no beginning")
    #expect(order([1000, 1, 1]) == ["memory", "io.sleep", "io.tcp"])
  }

  @Test func `a claim that rests on several experiments is shared among them`() throws {
    let file = try bench.file(
      test + "\nmetric: speedup, workload: io.tcp, workers: 2, model: thread, atLeast: 1, when: b")
    let plan = bench.sources(file, []).plan
    #expect(plan.experiments.map { plan.weights[$0] } == [0.5, 0.5])
  }

  @Test func `what experiments really took corrects what the next are thought to take`() {
    var budget = ClaimsBudget()
    let guess = budget.blockSeconds(light)
    budget.learn(light, blocks: 6, seconds: 7 * guess * 3)
    #expect(
      ClaimsBudget().blockSeconds(Self.cells("spawn", 1000))
        < 0.1 * ClaimsBudget().blockSeconds(Self.cells("spawn", 1000, .processFork)), "a thread is no process")
    #expect(abs(budget.blockSeconds(heavy) / ClaimsBudget().blockSeconds(heavy) - 3) < 1e-9)
  }
}
