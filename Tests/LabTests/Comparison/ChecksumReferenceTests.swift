import Testing
import Workloads

@testable import Lab

@Suite struct ChecksumReferenceTests {
  private let cells = (0..<4).map {
    CellRecord(index: $0, workload: "cpu.pure", size: 1, language: .python, model: "thread", workers: 2, units: 4)
  }

  private func samples(_ checksums: [String], block: Int = 0) -> [SampleRecord] {
    checksums.enumerated().map { index, checksum in
      SampleRecord(
        cell: index, block: block, position: index, status: .ok,
        report: SampleReport(checksum: checksum, wallSeconds: 1))
    }
  }

  @Test func `a sample that differs from most is wrong, whichever cell it is`() {
    var reference = ChecksumReference()
    let checked = reference.check(samples(["bad", "a", "a", "a"]), of: cells)
    #expect(checked.map(\.status) == [.wrong, .ok, .ok, .ok])
    #expect(checked[0].reason == "its checksum is bad, but most cells found a")
    #expect(checked[0].report == SampleReport(), "a wrong result has no timing")
  }

  @Test func `what was agreed on once holds for later blocks, also against a majority`() {
    var reference = ChecksumReference()
    _ = reference.check(samples(["a", "a", "a"]), of: cells)
    let later = reference.check(samples(["b", "b", "a"], block: 1), of: cells)
    #expect(later.map(\.status) == [.wrong, .wrong, .ok])
  }

  @Test func `without a majority nobody is right`() {
    var reference = ChecksumReference()
    let checked = reference.check(samples(["a", "b", "a", "b"]), of: cells)
    #expect(checked.map(\.status) == [.wrong, .wrong, .wrong, .wrong])
    #expect(checked[1].reason?.hasPrefix("the cells disagree") == true)
  }

  @Test func `samples that failed have no vote and stay as they are`() {
    var reference = ChecksumReference()
    var votes = samples(["", "a"])
    votes[0].status = .crashed
    let checked = reference.check(votes, of: cells)
    #expect(checked.map(\.status) == [.crashed, .ok])
  }

  @Test func `cells with other sizes are not compared`() {
    var others = cells
    others[1].size = 2
    var reference = ChecksumReference()
    #expect(reference.check(samples(["a", "b"]), of: others).map(\.status) == [.ok, .ok])
  }
}
