import FoundationEssentials
import Interpreters
import Testing
import Workloads

/// The instruments beside programs that know the truth.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct CalibrationTests {
  @Test(arguments: await Pythons.withGIL)
  func `hand-offs are counted and shares lie where the programs know them to`(python: Interpreter) async throws {
    let ended = try await run(
      gillab, ["probe", "--calibrate", "--quick", "--python", python.executable, "--json", "-"])
    let report = try JSONDecoder().decode(CalibrationReport.self, from: Data(ended.stdout.utf8))
    let checks = try #require(report.pythons.first).checks
    #expect(Set(checks.map(\.program)) == ["spinner", "spinners", "sleeper", "pingpong", "held"])
    #expect(report.pythons[0].skipped == [])
    // Counts depend on no clock. Shares within half a point are for a quiet machine: make bench measures them.
    for check in checks where check.instrument == .handoffs { #expect(check.error <= check.limit, "\(check)") }
    for check in checks where check.instrument != .handoffs { #expect(check.error < 0.1, "\(check)") }
    #expect(report.pythons[0].costs.map(\.program) == ["two_threads", "ping_pong"])
  }

  @Test(arguments: await Pythons.freeThreaded)
  func `a build without a GIL has nothing to calibrate`(python: Interpreter) async throws {
    let ended = try await run(
      gillab, ["probe", "--calibrate", "--quick", "--python", python.executable, "--json", "-"])
    let report = try JSONDecoder().decode(CalibrationReport.self, from: Data(ended.stdout.utf8))
    #expect(report.pythons[0].checks == [])
    #expect(report.pythons[0].skipped.count == 5)
  }
}
