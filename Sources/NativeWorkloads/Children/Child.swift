import FoundationEssentials
import Glibc
import Measurement
import Workloads

/// What a child process of a sample does: ``ChildProcess`` is its parent's side.
struct Child {
  private let job: ChildJob

  /// Gets its job and does it.
  static func run() {
    do {
      let length = try Descriptor.read(4, from: 0)
      let text = try Descriptor.read(Int(ChildMessage.number(length[...])), from: 0)
      try Child(job: JSONDecoder().decode(ChildJob.self, from: Data(text))).perform()
    } catch is Descriptor.Ended {
      // The parent has nothing more to do for it, or is gone.
    } catch {
      ChildPort.send(.failed("\(error)"))
    }
  }

  private func perform() throws {
    switch job.duty {
    case .units: try performUnits()
    case .pool: try performHandedUnits()
    case .idle:
      ChildPort.send(.ready)
      try ChildPort.awaitCommand()
    case .wait: Fanout.waitInChild()
    case .echo: try ChildPipeEcho.serve(job.request)
    case .echoShared: try ChildSharedEcho.serve(job.request)
    }
  }

  private func makeReady() throws -> (any Workload, UnitPlan) {
    let (work, plan) = (try NativeCatalog.work(for: job.request), UnitPlan(job.request))
    ChildPort.send(.ready)
    // What it computes would delay the others' beginning.
    try ChildPort.awaitCommand()
    try plan.warmUp(work, worker: job.worker)
    ChildPort.send(.ready)
    return (work, plan)
  }

  private func performUnits() throws {
    let (work, plan) = try makeReady()
    try ChildPort.awaitCommand()
    let usage = ProcessUsage.now()
    var log = try plan.perform(work, worker: job.worker)
    log.usage = log.usage - usage
    ChildPort.send(.words(log.words))
    // It stays until its memory has been looked at.
    try ChildPort.awaitCommand()
  }

  private func performHandedUnits() throws {
    let (work, plan) = try makeReady()
    var log = WorkerLog(passes: plan.passes)
    let usage = ProcessUsage.now()
    while let command = try? Descriptor.read(16, from: 0) {
      let (unit, pass) = (ChildMessage.number(command[..<8]), ChildMessage.number(command[8...]))
      try work.perform(Int(unit), pass: Int(pass), log: &log)
      log.usage = .now() - usage
      ChildPort.send(.words([]))
    }
    ChildPort.send(.words(log.words))
  }
}
