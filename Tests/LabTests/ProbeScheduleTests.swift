import Interpreters
import Testing
import Workloads

@testable import Lab

@Suite struct ProbeScheduleTests {
  private let plan = ProbePlan(interpreters: [], seed: 1)

  @Test func `one thread is always among those whose throughput is measured, as the others are compared with it`() {
    let conditions = ProbeKind.throughput.conditions(in: .python, threads: [0, 4])
    #expect(Set(conditions.map(\.threads)) == [1, 4])
  }

  @Test func `the conditions of one switch interval share a process, and no others do`() {
    let jobs = ProbeJob.all(of: plan)
    #expect(jobs.allSatisfy { $0.conditions.count == 1 })
    let sweep = ProbeKind.sweep.conditions(in: .python, threads: [])
    #expect(Set(sweep.compactMap(\.switchIntervalSeconds)).count == 8)
    #expect(sweep.count == 32)
  }

  @Test func `what the user can wait is spent, on more blocks before longer samples`() {
    let jobs = ProbeJob.all(of: plan)
    let condition = jobs[0].conditions[0]
    var earlier = (blocks: 0, seconds: 0.0)
    for budget in [1.0, 20, 60, 600, 6000] {
      let schedule = ProbeSchedule(jobs, budgetSeconds: budget, isQuick: false)
      #expect(schedule.blocks >= max(3, earlier.blocks))
      #expect(schedule.sampleSeconds(of: condition) > 0)
      earlier = (schedule.blocks, schedule.sampleSeconds(of: condition))
    }
    #expect(earlier.blocks == 15)
    #expect(earlier.seconds > 0.49)
  }

  @Test func `a sample lasts several switch intervals, however little time there is`() {
    let schedule = ProbeSchedule(ProbeJob.all(of: plan), budgetSeconds: 1, isQuick: false)
    for condition in ProbeKind.sweep.conditions(in: .python, threads: []) {
      #expect(schedule.sampleSeconds(of: condition) >= 2 * (condition.switchIntervalSeconds ?? 0))
    }
  }
}
