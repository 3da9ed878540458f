import Testing
import Workloads

@testable import Lab

/// What CI is told.
@Suite struct ClaimsExitCodeTests {
  private let bench = ClaimBench()
  private let slow = "metric: speedup, workload: cpu.pure, workers: 2, model: thread, atMost: 1.3"

  private func exit(_ speed: Double?, keys: String = "", python: String = "3.13.0") throws -> (
    Int32, [String], [String]
  ) {
    var bench = bench
    bench.pythons = [ClaimPython(build: SyntheticRun.python(python), hasGIL: !python.hasSuffix("t"))]
    let file = try bench.file(slow, keys)
    var run = SyntheticRun()
    run.add(.python, "serial", python: python, speed: 100)
    if let speed { run.add(.python, "thread", workers: 2, python: python, speed: speed) }
    let report = ClaimsEvaluation(
      file: file, sources: bench.sources(file, [run.run]), host: run.run.record.host
    ).report
    return (file.exitCode(for: report), file.failures(in: report), file.surprises(in: report))
  }

  @Test func `it is 0 where a claim holds and 1 where it fails`() throws {
    #expect(try exit(100) == (0, [], []))
    #expect(try exit(190) == (1, ["light (3.13.0)"], []))
  }

  @Test func `it is 2 where nothing was measured`() throws {
    #expect(try exit(nil) == (2, [], []))
  }

  @Test func `it is 0 where all claims are about other builds`() throws {
    #expect(try exit(nil, keys: "  gil: off\n") == (0, [], []))
  }

  @Test func `it is 0 where a claim fails that is known to fail there`() throws {
    #expect(try exit(190, keys: "  knownToFail: all\n") == (0, [], []))
    #expect(try exit(190, keys: "  knownToFail: off\n", python: "3.13.5t") == (0, [], []))
    #expect(try exit(190, keys: "  knownToFail: off\n") == (1, ["light (3.13.0)"], []))
  }

  @Test func `what is known to fail and holds is told`() throws {
    #expect(try exit(100, keys: "  knownToFail: on\n") == (0, [], ["light (3.13.0)"]))
  }
}
