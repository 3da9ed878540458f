import Measurement
import Workloads

/// What it costs to create workers that do nothing, all of which live together, and to join them.
struct Spawn {
  static let id = "spawn"

  private let model: UnitsModel
  private let count: Int

  init(_ model: UnitsModel) {
    self.model = model
    count = model.request.size
  }

  func report() throws -> SampleReport {
    let crew = SpawnCrew(model)
    // What only the first of its kind costs is not what one more costs.
    _ = try crew.pass(of: 1, isMemoryMeasured: false)
    var report = SampleReport()
    var checks: [UInt64] = []
    var addedBytes = 0
    var looking = ProcessUsage()
    let usage = ProcessUsage.now() + .ofEndedChildren()
    for number in 0..<model.request.repeats {
      let pass = try crew.pass(of: count, isMemoryMeasured: number == 0)
      addedBytes += pass.addedBytes
      looking = looking + pass.looking
      report.creationSeconds += pass.creationSeconds
      report.joinSeconds += pass.joinSeconds
      checks.append(pass.check)
    }
    // The memory is looked at between creating and joining, in the time of neither.
    report.add(ProcessUsage.now() + .ofEndedChildren() - usage - looking)
    report.wallSeconds = report.creationSeconds + report.joinSeconds
    report.checksum = try Checksum.ofEqualPasses([checks])
    report.metrics = [
      "createOneSeconds": report.wallSeconds / Double(count * model.request.repeats),
      "memoryOneBytes": Double(addedBytes) / Double(count),
    ]
    return report
  }
}
