import Testing
import Workloads

@Suite struct SampleStampsTests {
  private func stamps(_ workers: [[(Double, Double)]]) -> SampleStamps {
    SampleStamps(
      startLine: 100,
      workers: workers.map { $0.map { SampleStamps.Unit(start: 100 + $0.0, end: 100 + $0.1) } })
  }

  @Test func `the window is the time in which all workers were at work`() {
    let stamps = stamps([[(1, 3), (3, 5), (5, 7)], [(2, 4), (4, 6), (6, 8)]])
    #expect(stamps.wallSeconds == 8)
    #expect(stamps.windowSeconds == 5)
    #expect(
      stamps.reportedWorkers == [
        SampleWorker(units: 3, unitsInWindow: 2.5, startSeconds: 1, endSeconds: 7),
        SampleWorker(units: 3, unitsInWindow: 2.5, startSeconds: 2, endSeconds: 8),
      ])
  }

  @Test func `workers that were never at work together have no window`() {
    let stamps = stamps([[(0, 1)], [(2, 3)]])
    #expect(stamps.windowSeconds == 0)
    #expect(stamps.reportedWorkers.map(\.unitsInWindow) == [0, 0])
    #expect(stamps.wallSeconds == 3)
  }

  @Test func `a worker with nothing to do leaves no window and is reported`() {
    let stamps = stamps([[(0, 1)], []])
    #expect(stamps.windowSeconds == 0)
    #expect(
      stamps.reportedWorkers[1] == SampleWorker(units: 0, unitsInWindow: 0, startSeconds: 0, endSeconds: 0))
  }

  @Test func `one worker is at work from its first unit to its last`() {
    let stamps = stamps([[(1, 2), (3, 4)]])
    #expect(stamps.windowSeconds == 3)
    #expect(stamps.reportedWorkers == [SampleWorker(units: 2, unitsInWindow: 2, startSeconds: 1, endSeconds: 4)])
  }

  @Test func `a unit too short for the clock counts where it lies`() {
    let stamps = stamps([[(0, 2), (2, 2), (2, 4)], [(1, 3), (3, 3)]])
    #expect(stamps.windowSeconds == 2)
    #expect(stamps.reportedWorkers.map(\.unitsInWindow) == [2, 1])
  }

  @Test func `without workers everything is 0`() {
    #expect(stamps([]).wallSeconds == 0)
    #expect(stamps([]).windowSeconds == 0)
    #expect(stamps([]).reportedWorkers.isEmpty)
  }
}
