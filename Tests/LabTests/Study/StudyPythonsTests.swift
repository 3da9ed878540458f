import FoundationEssentials
import Interpreters
import Testing
import Workloads

@testable import Lab

/// Which Pythons a report is about when nobody names any.
struct StudyPythonsTests {
  private let bench: StudyBench
  private let old: Interpreter
  private let middle: Interpreter
  private let new: Interpreter

  init() throws {
    bench = try StudyBench()
    old = try bench.interpreter("3.9.18")
    middle = try bench.interpreter("3.11.7")
    new = try bench.interpreter("3.13.0")
  }

  private func measured(runs: [String] = []) throws -> [String] {
    try StudyPythons.measured(in: bench.store, runs: runs, document: bench.document, stamp: bench.stamp())
  }

  @Test func `all that valid runs and results were measured with, not only the newest run`() throws {
    try bench.keep(run: "older", of: "cpu.pure", at: 10, pythons: [old])
    try bench.keep(run: "newer", of: "io.tcp", at: 20, pythons: [new])
    try bench.keep(bench.probe(), of: [middle, new])
    #expect(try measured() == [new, old, middle].map(\.executable))
  }

  @Test func `none that only other programs measured, or that has changed, or that is about another document`() throws {
    try bench.keep(run: "before", of: "cpu.pure", at: 10, pythons: [old], programs: StudyBench.earlierPrograms)
    try bench.keep(VerificationReport(documents: []), of: [middle])
    try bench.keep(run: "now", of: "io.tcp", at: 5, pythons: [new])
    #expect(try measured() == [new.executable])
    #expect(try measured(runs: ["before"]) == [old, new].map(\.executable), "who names a run wants its Pythons")
    try Data("another build".utf8).write(to: URL(filePath: try #require(old.library)))
    #expect(try measured(runs: ["before"]) == [new.executable])
  }

  @Test func `where nothing is valid, those of the newest run`() throws {
    try bench.keep(run: "first", of: "cpu.pure", at: 10, pythons: [old], programs: StudyBench.earlierPrograms)
    try bench.keep(run: "second", of: "cpu.pure", at: 20, pythons: [middle], programs: StudyBench.earlierPrograms)
    #expect(try measured() == [middle.executable])
  }

  @Test func `the standard one comes first, and then they go by version`() {
    let all = [new, old, middle]
    #expect(all.reported(first: middle).map(\.version) == ["3.11.7", "3.9.18", "3.13.0"])
    #expect(all.reported(first: nil).map(\.version) == ["3.9.18", "3.11.7", "3.13.0"])
  }
}
