import FoundationEssentials
import GRDB
import Interpreters
import PyScripts
import Synchronization
import Testing
import Workloads

@testable import Lab
@testable import Store

/// Claims that are measured with the real programs into a real store.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) final class ClaimsMeasurementTests {
  private let folder: String
  private let path: String
  private let store: ResultStore
  private let program = ProgramFacts(command: ["gillab", "claims"], version: "test", commit: nil)

  init() throws {
    folder = "\(FileManager.default.temporaryDirectory.path)/gillab-claims-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/results.sqlite"
    store = try ResultStore(path: path, access: .write, patienceSeconds: 0.1)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func study() throws -> ClaimsStudy {
    try ClaimsStudy(
      worker: .locate(), native: .locate(), scripts: PyScripts.locate().directory, store: store)
  }

  /// The time of a pass, which takes longer than any clock's tick.
  private func test(size: Int, when condition: String) -> String {
    "metric: wallSeconds, workload: cpu.pure, size: \(size), workers: 1, model: thread, atLeast: 0.0000001, "
      + "when: \(condition)"
  }

  private var file: ClaimsFile {
    get throws { try ClaimBench().file(test(size: 100, when: "short") + "\n" + test(size: 200, when: "long")) }
  }

  /// Keeps a run of the first comparison with these times of a pass, as if it had been made here just now.
  private func keep(_ seconds: [Double], of python: Interpreter, secondsOfBlock: Double = 0.1) throws {
    var run = SyntheticRun(blocks: seconds.count)
    var times = seconds
    run.add(.python, "thread", size: 100, python: "3.13.0", speed: 1) { $0.report.wallSeconds = times.removeFirst() }
    var stored = run.run
    stored.cells[0].python = PythonBuild(python)
    for block in stored.blocks.indices { stored.blocks[block].seconds = secondsOfBlock }
    stored.record.host = .here
    stored.record.program = try ProgramStamp(
      worker: .locate(), native: .locate(), scripts: PyScripts.locate().directory)
    try store.begin(stored.record, cells: stored.cells)
    try store.append(
      stored.blocks.map { block in (block, stored.samples.filter { $0.block == block.number }) }, to: stored.record.id)
    try store.finish(stored.record.id, state: .finished, at: 1)
  }

  /// Times on both sides of what the first test asks for.
  private let undecidable = [0.5e-7, 2e-7, 0.6e-7, 1.9e-7, 0.4e-7, 2.2e-7]

  private func first() throws -> ClaimsFile { try ClaimBench().file(test(size: 100, when: "short")) }

  @Test func `what noise leaves open is measured again with twice as many blocks, which then count`() async throws {
    let python = try await Pythons.one
    try keep(undecidable, of: python)
    let before = try study().judge(first(), interpreters: [python])
    #expect(before.report.claims[0].verdicts.map(\.verdict) == [.undecided])
    guard case .isLeftOpen(let seconds)? = before.wanted.first?.reason, before.wanted.count == 1 else {
      Issue.record("\(before.wanted)")
      return
    }
    // 0.1 s for one sample a block; the cell, serial and its null twin, both in Swift; twelve blocks and a pilot.
    #expect(abs(seconds - 0.1 * 5 * 13) < 1e-9)
    let further = Mutex<[Int]>([])
    let outcome = try await study().measure(
      first(), interpreters: [python], budgetSeconds: 600, program: program
    ) { event in
      if case .further(_, _, let blocks, _) = event { further.withLock { $0.append(blocks) } }
    }
    #expect(further.withLock { $0 } == [12])
    #expect(outcome.failure == nil)
    let verdict = outcome.report.claims[0].verdicts[0]
    #expect(verdict.verdict == .holds && verdict.evidence[0].blocks == 12)
    let after = try study().judge(first(), interpreters: [python])
    #expect(after.report.claims == outcome.report.claims && after.wanted.isEmpty, "the store says the same")
    #expect(try store.runs().count == 2)
  }

  @Test func `more blocks than the budget has time for are not begun, and it is said`() async throws {
    let python = try await Pythons.one
    try keep(undecidable, of: python, secondsOfBlock: 1000)
    let words = Mutex<[String]>([])
    let outcome = try await study().measure(
      first(), interpreters: [python], budgetSeconds: 60, program: program
    ) { event in
      if case .warning(let text) = event { words.withLock { $0.append(text) } }
    }
    #expect(outcome.report.claims[0].verdicts.map(\.verdict) == [.undecided])
    #expect(
      words.withLock { $0 } == [
        "cpu.pure 100: noise leaves open what rests on it; 12 blocks would take about 65000 s, which the budget has not: "
          + "give more with --budget"
      ])
    #expect(try store.runs().count == 1)
  }

  @Test func `as many blocks as there ever are leave open what more would hardly decide`() async throws {
    let python = try await Pythons.one
    try keep((0..<80).map { $0.isMultiple(of: 2) ? 0.5e-7 : 2e-7 }, of: python)
    let words = Mutex<[String]>([])
    _ = try await study().measure(first(), interpreters: [python], budgetSeconds: 600, program: program) { event in
      if case .warning(let text) = event { words.withLock { $0.append(text) } }
    }
    #expect(
      words.withLock { $0 } == [
        "cpu.pure 100: 80 blocks leave open what rests on it, and more would hardly decide it; another hour may, "
          + "with --again"
      ])
    #expect(try store.runs().count == 1)
    #expect(try study().judge(first(), interpreters: [python]).wanted.isEmpty)
  }

  @Test func `what would take far longer than what is left of the budget is not begun after the first`() async throws {
    let heavy = "metric: peakBytes, workload: memory, size: 8GiB, workers: 1, model: thread, atLeast: 1, when: heavy"
    let claims = try ClaimBench().file(test(size: 100, when: "light") + "\n" + heavy)
    let outcome = try await study().measure(
      claims, interpreters: [try await Pythons.one], budgetSeconds: 100, program: program
    ) { _ in }
    #expect(outcome.report.claims[0].verdicts[0].evidence.map(\.blocks) == [6, 0])
    #expect(
      outcome.shortfall == "there was no time for 1 of the 2 comparisons that are missing; give more with --budget")
    #expect(try store.runs().count == 1)
  }

  @Test func `measuring anew without the time for it leaves what the store decides`() async throws {
    let python = try await Pythons.one
    try keep(Array(repeating: 1, count: 6), of: python)
    let outcome = try await study().measure(
      file, interpreters: [python], budgetSeconds: 0, isAnew: true, program: program
    ) { _ in }
    let evidence = outcome.report.claims[0].verdicts[0].evidence
    #expect(evidence.map(\.outcome) == [.met, .inconclusive])
    #expect(evidence[1].reason == "the budget had no time for it")
    #expect(
      outcome.shortfall == "there was no time for 2 of the 2 comparisons that are missing; give more with --budget")
    #expect(try store.runs().count == 1)
  }

  @Test func `measured anew, the new run counts, though it has fewer blocks`() async throws {
    let python = try await Pythons.one
    try keep(Array(repeating: 1, count: 60), of: python)
    let outcome = try await study().measure(
      first(), interpreters: [python], budgetSeconds: 0.5, isAnew: true, program: program
    ) { _ in }
    let evidence = outcome.report.claims[0].verdicts[0].evidence[0]
    #expect(evidence.blocks == 6 && evidence.estimate != 1)
    #expect(outcome.shortfall == nil)
    #expect(try study().judge(first(), interpreters: [python]).report.claims == outcome.report.claims)
  }

  @Test func `a run that was ended too early is missing, and nobody says that noise leaves it open`() async throws {
    let python = try await Pythons.one
    try keep(Array(undecidable.prefix(3)), of: python)
    #expect(try study().judge(first(), interpreters: [python]).wanted.map(\.reason) == [.isMissing])
  }

  @Test func `a store that another program locks ends the measuring, and what was kept is judged`() async throws {
    let python = try await Pythons.one
    try keep(Array(repeating: 1, count: 6), of: python)
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: settings)
    let outcome = try await study().measure(
      file, interpreters: [python], budgetSeconds: 600, program: program
    ) { event in
      guard case .experiment = event else { return }
      #expect(throws: Never.self) { try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") } }
    }
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    #expect(outcome.failure as? StoreError == .locked(path: path))
    let evidence = outcome.report.claims[0].verdicts[0].evidence
    #expect(evidence.map(\.outcome) == [.met, .inconclusive])
    #expect(evidence[1].reason == "measuring ended in it: \(StoreError.locked(path: path))")
    #expect(try study().judge(file, interpreters: [python]).report.claims[0].verdicts[0].evidence[0] == evidence[0])
  }

  @Test func `a block that could not be kept is no evidence, and those before it are`() async throws {
    let python = try await Pythons.one
    let isFull = Atomic(false)
    let outcome = try await study().measure(
      first(), interpreters: [python], budgetSeconds: 600, program: program
    ) { [store] event in
      guard case .comparison(.sample(_, 8, _, 1, _)) = event, !isFull.exchange(true, ordering: .relaxed) else { return }
      #expect(throws: Never.self) {
        try store.queue.inDatabase { database in
          let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 1
          try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
      }
    }
    let wasFull = isFull.load(ordering: .relaxed)
    #expect(wasFull)
    guard case .full(path, _)? = outcome.failure as? StoreError else {
      Issue.record("\(outcome.failure.map { "\($0)" } ?? "nothing failed")")
      return
    }
    let evidence = outcome.report.claims[0].verdicts[0].evidence[0]
    let kept = try #require(try store.runs().first)
    #expect(evidence.blocks == kept.blocks && evidence.run == kept.record.id)
    #expect(evidence.outcome == .met && kept.blocks >= 7)
  }
}
