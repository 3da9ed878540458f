import Lab
import PyScripts
import Testing
import Workloads

@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct CancelledVerificationTests {
  @Test func `a verification that is cancelled reports nothing, as what it ended did not end by itself`() async throws {
    let bench = try Bench(Array("```python\nimport time\ntime.sleep(600)\n```\n".utf8))
    let plan = VerificationPlan(
      documents: [bench.document], interpreters: [try await Pythons.one], startMethods: [.default])
    let verification = Verification(plan: plan, worker: try .locate(), scripts: try .locate())
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await verification.run { event in
        if case .runStarted = event { beginning.yield() }
      }
    }
    for await _ in begun { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
