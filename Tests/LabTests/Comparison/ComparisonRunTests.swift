import FoundationEssentials
import Glibc
import PyScripts
import Store
import Synchronization
import Testing
import Workloads

@testable import Lab

/// Comparisons of tiny workloads with the real programs and a real store.
@Suite struct ComparisonRunTests {
  private let temporary: TemporaryFolder
  private var folder: String { temporary.path }

  init() throws { temporary = try TemporaryFolder("gillab-comparison") }

  private func comparison(native: NativeProgram? = nil) throws -> ComparisonRun {
    ComparisonRun(
      worker: try .locate(), native: try native ?? .locate(), scripts: try PyScripts.locate().directory,
      store: try ResultStore(path: folder + "/results.sqlite", access: .write))
  }

  private func request(
    _ models: [String] = ["swift:thread", "swift:task"], blocks: Int? = 2, budgetSeconds: Double? = nil
  ) throws -> ComparisonRequest {
    ComparisonRequest(
      workloads: try ComparisonChoice.workloads(["cpu.pure"]), sizes: [50], models: try ComparisonChoice.models(models),
      interpreters: [], workers: [2],
      plan: ComparisonPlan(budgetSeconds: budgetSeconds, blocks: blocks, seed: 11, isQuick: true))
  }

  private let program = ProgramFacts(command: ["gillab", "compare"], version: "test", commit: nil)

  /// A store of its own with a run as it would be had it been cut off like this.
  private func interrupted(_ run: StoredRun) throws -> ComparisonRun {
    let store = try ResultStore(path: folder + "/other.sqlite", access: .write)
    try store.begin(run.record, cells: run.cells)
    for block in run.blocks {
      try store.append(block, samples: run.samples.filter { $0.block == block.number }, to: run.record.id)
    }
    try store.finish(run.record.id, state: .interrupted, at: 1)
    return ComparisonRun(
      worker: try .locate(), native: try .locate(), scripts: try PyScripts.locate().directory, store: store)
  }

  private func cleanUp() { temporary.remove() }

  @Test func `every block has every cell once, and the store has all of it`() async throws {
    defer { cleanUp() }
    let outcome = try await comparison().start(request(), program: program) { _ in }
    #expect(outcome.run.record.state == .finished)
    #expect(!outcome.isInterrupted)
    #expect(outcome.run.cells.map(\.status) == [.ok, .ok, .ok, .ok])
    #expect(outcome.run.blocks.map(\.number) == [0, 1])
    for block in 0...1 {
      #expect(outcome.run.samples.filter { $0.block == block }.map(\.cell).sorted() == [0, 1, 2, 3])
    }
    #expect(outcome.run.samples.allSatisfy { $0.status == .ok && $0.report.wallSeconds > 0 && $0.peakBytes > 0 })
    #expect(Set(outcome.run.cells.map(\.units)).count == 1, "cells that are compared do the same work")
    let kept = try ResultStore(path: folder + "/results.sqlite", access: .read).run(named: outcome.run.record.id)
    #expect(kept.cells == outcome.run.cells)
    #expect(kept.samples.map(\.report.checksum) == outcome.run.samples.map(\.report.checksum))
  }

  @Test func `a run that was cut off goes on as it would have`() async throws {
    defer { cleanUp() }
    let whole = try await comparison().start(request(blocks: 3), program: program) { _ in }
    let first = try await comparison().start(request(blocks: 1), program: program) { _ in }
    var cut = first.run
    cut.record.plan.blocks = 3
    let resumed = try await interrupted(cut).resume(nil, program: program) { _ in }
    #expect(resumed.run.blocks.map(\.number) == [0, 1, 2])
    func order(_ run: StoredRun) -> [[Int]] {
      (0..<3).map { block in run.samples.filter { $0.block == block }.map(\.cell) }
    }
    #expect(order(resumed.run) == order(whole.run))
  }

  @Test func `an interrupted run keeps its whole blocks and can be resumed`() async throws {
    defer { cleanUp() }
    let reachedBlock = Mutex(0)
    let running = try comparison()
    let request = try request(blocks: 1000)
    let program = program
    let task = Task {
      try await running.start(request, program: program) { event in
        if case .sample(_, let block, _, _, _) = event { reachedBlock.withLock { $0 = block } }
      }
    }
    while reachedBlock.withLock({ $0 }) < 2 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    let outcome = try await task.value
    #expect(outcome.isInterrupted)
    #expect(outcome.run.record.state == .interrupted)
    #expect(!outcome.run.blocks.isEmpty)
    #expect(outcome.run.samples.count == 4 * outcome.run.blocks.count)
    let store = try ResultStore(path: folder + "/results.sqlite", access: .write)
    #expect(try store.claim(unfinished: nil).record.id == outcome.run.record.id)
  }

  @Test func `what the pilot took is spent when a run goes on`() async throws {
    defer { cleanUp() }
    let first = try await comparison().start(request(blocks: nil, budgetSeconds: 4), program: program) { _ in }
    let pilot = try #require(first.run.record.pilotSeconds)
    #expect(pilot > 0)
    let kept = try ResultStore(path: folder + "/results.sqlite", access: .read).run(named: first.run.record.id)
    #expect(kept.record.pilotSeconds == pilot)
    var cut = first.run
    cut.blocks = [cut.blocks[0]]
    cut.samples.removeAll { $0.block > 0 }
    // So much that, were it forgotten, there would be time for hours of blocks.
    cut.record.plan.budgetSeconds = 10_000
    cut.record.pilotSeconds = 10_000
    let resumed = try await interrupted(cut).resume(nil, program: program) { _ in }
    #expect(resumed.run.blocks.count == 1)
    #expect(resumed.run.record.state == .finished)
  }

  @Test func `another gillab does not go on with a run, and leaves it to who can`() async throws {
    defer { cleanUp() }
    let first = try await comparison().start(request(blocks: 1), program: program) { _ in }
    let kept = try interrupted(first.run)
    let other = ProgramFacts(command: ["gillab"], version: "other", commit: nil)
    let error = await #expect(throws: ComparisonError.self) { try await kept.resume(nil, program: other) { _ in } }
    #expect(
      error
        == .cannotResume(
          run: first.run.record.id, reason: "it was begun by gillab test, and this is gillab other"))
    let run = try #require(try kept.store.runs().first)
    #expect(run.record.state == .interrupted && !run.isUnderWay)
    let committed = ProgramFacts(command: ["gillab"], version: "test", commit: "4fa02d6")
    let resumed = try await kept.resume(nil, program: committed) { _ in }
    #expect(resumed.run.record.state == .finished, "a commit does not change what was built")
  }

  @Test func `a run is gone on with by the very programs that began it, and what changed is named`() async throws {
    defer { cleanUp() }
    let scripts = folder + "/scripts"
    try FileManager.default.copyItem(atPath: try PyScripts.locate().directory, toPath: scripts)
    func comparison(_ store: ResultStore) throws -> ComparisonRun {
      ComparisonRun(worker: try .locate(), native: try wrapper(""), scripts: scripts, store: store)
    }
    let store = try ResultStore(path: folder + "/results.sqlite", access: .write)
    let first = try await comparison(store).start(request(blocks: 1), program: program) { _ in }
    #expect(try store.run(named: "latest").record.program == first.run.record.program)
    let others = try interrupted(first.run).store
    func change(_ path: String) throws {
      let bytes = try #require(RunFile.read(path))
      #expect(RunFile.write(bytes + Array("\n".utf8), to: path, permissions: 0o755) == nil)
    }
    func refusal(_ native: String? = nil) async throws -> ComparisonError? {
      let run = ComparisonRun(
        worker: try .locate(), native: try native.map { NativeProgram(path: $0) } ?? wrapper(""), scripts: scripts,
        store: others)
      return await #expect(throws: ComparisonError.self) { try await run.resume(nil, program: program) { _ in } }
    }
    try change(scripts + "/models/serial.py")
    let reason = " changed since it was begun, so it would go on with other work"
    #expect(
      try await refusal() == .cannotResume(run: first.run.record.id, reason: "pyscripts/models has" + reason))
    try change(folder + "/native")
    #expect(
      try await refusal(folder + "/native")
        == .cannotResume(run: first.run.record.id, reason: "gillab-native, pyscripts/models have" + reason))
    try FileManager.default.removeItem(atPath: scripts)
    try FileManager.default.copyItem(atPath: try PyScripts.locate().directory, toPath: scripts)
    let resumed = try await comparison(others).resume(nil, program: program) { _ in }
    #expect(resumed.run.record.state == .finished, "the same content at another time is the same program")
  }

  @Test func `a run that does not say what measured it is not gone on with`() async throws {
    defer { cleanUp() }
    var first = try await comparison().start(request(blocks: 1), program: program) { _ in }.run
    first.record.program = nil
    let kept = try interrupted(first)
    let error = await #expect(throws: ComparisonError.self) { try await kept.resume(nil, program: program) { _ in } }
    #expect("\(String(describing: error))".contains("did not keep all that it measured with"))
  }

  @Test func `a run of an earlier gillab, which kept less of what it measured with, is not gone on with`() async throws
  {
    defer { cleanUp() }
    var first = try await comparison().start(request(blocks: 1), program: program) { _ in }.run
    first.record.program?.otherPython = nil
    let kept = try interrupted(first)
    let error = await #expect(throws: ComparisonError.self) { try await kept.resume(nil, program: program) { _ in } }
    #expect("\(String(describing: error))".contains("did not keep all that it measured with"))
  }

  @Test func `a run is not gone on with under another variable of Python's, and it is named`() async throws {
    defer { cleanUp() }
    var first = try await comparison().start(request(blocks: 1), program: program) { _ in }.run
    let now = getenv("PYTHON_GIL").map { String(cString: $0) }
    #expect(first.record.program?.variables?["PYTHON_GIL"] == now)
    first.record.program?.variables?["PYTHON_GIL"] = "other"
    let kept = try interrupted(first)
    let error = await #expect(throws: ComparisonError.self) { try await kept.resume(nil, program: program) { _ in } }
    #expect(
      error
        == .cannotResume(
          run: first.record.id,
          reason:
            "PYTHON_GIL (other then, \(now ?? "not set") now) has changed since it was begun, so it would go on with "
            + "other work"))
  }

  @Test func `a cell that hung in a block is not tried again when the run goes on`() async throws {
    defer { cleanUp() }
    var cut = try await comparison().start(request(blocks: 1), program: program) { _ in }.run
    cut.record.plan.blocks = 2
    let place = try #require(cut.samples.firstIndex { $0.cell == 2 })
    cut.samples[place] = SampleRecord(cell: 2, block: 0, position: cut.samples[place].position, status: .timeout)
    let resumed = try await interrupted(cut).resume(nil, program: program) { _ in }
    #expect(resumed.run.blocks.map(\.number) == [0, 1])
    #expect(resumed.run.samples.filter { $0.block == 1 }.map(\.cell).sorted() == [0, 1, 3])
  }

  @Test func `the null twin is a copy of the cell that really is the baseline`() async throws {
    defer { cleanUp() }
    let misbehaviour = #"[ "$1" = sample ] && grep -q '"model":"serial"' "$2/sample-request.json" && exit 3"#
    let outcome = try await comparison(native: try wrapper(misbehaviour)).start(request(blocks: 6), program: program) {
      _ in
    }
    #expect(outcome.run.cells.map(\.status) == [.failed, .ok, .ok, .ok])
    #expect(outcome.run.cells.map(\.model) == ["serial", "thread", "task", "thread"])
    #expect(outcome.run.cells[3].isNullTwin && outcome.run.cells[3].words == outcome.run.cells[1].words)
    #expect(outcome.run.cells[3].units == outcome.run.cells[1].units)
    #expect(outcome.run.cells[3].repeats == outcome.run.cells[1].repeats)
    let kept = try ResultStore(path: folder + "/results.sqlite", access: .read).run(named: "latest")
    #expect(kept.cells == outcome.run.cells)
    let report = ComparisonAnalysis(outcome.run).report
    #expect(report.groups[0].noiseFloors.map(\.subject.model) == ["thread"])
  }

  @Test func `a budget too small for one block says how much is needed`() async throws {
    defer { cleanUp() }
    let comparison = try comparison()
    let request = try request(blocks: nil, budgetSeconds: 0.001)
    let error = await #expect(throws: ComparisonError.self) {
      try await comparison.start(request, program: program) { _ in }
    }
    guard case .budgetTooSmall = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  /// A program that does as `gillab-native` does, but for one model.
  private func wrapper(_ misbehaviour: String) throws -> NativeProgram {
    let path = folder + "/native"
    let script = """
      #!/bin/bash
      real=\(try NativeProgram.locate().path)
      \(misbehaviour)
      exec "$real" "$@"

      """
    #expect(RunFile.write(Array(script.utf8), to: path, permissions: 0o755) == nil)
    return NativeProgram(path: path)
  }

  private func statuses(_ misbehaviour: String) async throws -> [CellRecord] {
    let outcome = try await comparison(native: try wrapper(misbehaviour)).start(request(), program: program) { _ in }
    #expect(outcome.run.record.state == .finished, "the run goes on")
    #expect(outcome.run.samples.allSatisfy { $0.status == .ok }, "what does not work is not tried again")
    return outcome.run.cells
  }

  private let ofTask = #"[ "$1" = sample ] && grep -q '"model":"task"' "$2/sample-request.json""#

  @Test func `a worker that dies marks its cell`() async throws {
    defer { cleanUp() }
    let cells = try await statuses("\(ofTask) && kill -SEGV $$")
    #expect(cells.map(\.status) == [.ok, .ok, .crashed, .ok])
    #expect(cells[2].reason?.contains("SIGSEGV") == true)
  }

  @Test func `a worker that hangs marks its cell, and its time is not the budget's`() async throws {
    defer { cleanUp() }
    // In the pilot a cell has a quarter of the budget, and ten seconds at least.
    let comparison = try comparison(native: try wrapper("\(ofTask) && sleep 1000"))
    let outcome = try await comparison.start(request(blocks: nil, budgetSeconds: 6), program: program) { _ in }
    #expect(outcome.run.cells.map(\.status) == [.ok, .ok, .timeout, .ok])
    #expect(!outcome.run.blocks.isEmpty)
    #expect(outcome.run.record.state == .finished)
  }

  @Test func `a run that was killed in its first block chooses its sizes anew when it goes on`() async throws {
    defer { cleanUp() }
    let whole = try await comparison().start(request(blocks: 1), program: program) { _ in }
    var killed = whole.run
    killed.blocks = []
    killed.samples = []
    for cell in killed.cells.indices { killed.cells[cell].units = 1 << 30 }
    killed.cells[1].repeats = 400
    killed.cells[2].status = .crashed
    let resumed = try await interrupted(killed).resume(nil, program: program) { _ in }
    #expect(resumed.run.cells.map(\.status) == [.ok, .ok, .ok, .ok], "the pilot tries again what failed")
    #expect(resumed.run.cells.allSatisfy { $0.units < 1 << 24 }, "nothing grows from pilot to pilot")
    #expect(resumed.run.blocks.map(\.number) == [0])
  }

  @Test func `a worker that fails says why`() async throws {
    defer { cleanUp() }
    let cells = try await statuses("\(ofTask) && { echo 'no more tea' >&2; exit 3; }")
    #expect(cells[2].status == .failed)
    #expect(cells[2].reason == "no more tea")
  }

  @Test func `another checksum than the others' is an error and no timing`() async throws {
    defer { cleanUp() }
    let cells = try await statuses(
      #"\#(ofTask) && { "$real" "$@"; sed -i 's/"checksum":"[0-9a-f]*"/"checksum":"00"/' "$2/sample-report.json"; exit 0; }"#
    )
    #expect(cells[2].status == .wrong)
    #expect(cells[2].reason?.hasPrefix("its checksum is 00, but most cells found ") == true)
  }

  @Test func `a worker that leaves no report has failed`() async throws {
    defer { cleanUp() }
    #expect(try await statuses("\(ofTask) && exit 0")[2].reason == "it left no report")
  }
}
