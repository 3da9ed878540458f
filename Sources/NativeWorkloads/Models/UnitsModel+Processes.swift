import Glibc
import Measurement

extension UnitsModel {
  /// A child process for each worker.
  func runProcesses(_ plan: UnitPlan) throws -> SampleOutcome {
    let began = MonotonicNanoseconds.now()
    let children = try [ChildProcess].start(plan.workers, .units, for: self)
    let ready = MonotonicNanoseconds.now()
    try children.warmUp()
    atStartLine(children.map(\.process))
    let usage = ProcessUsage.now()
    let startLine = MonotonicNanoseconds.now()
    for child in children { try child.send(0) }
    let logs = try children.receiveFromEach { try $0.receiveLog() }
    let own = ProcessUsage.now() - usage
    afterUnits(children.map(\.process))
    try children.join()
    return SampleOutcome(
      logs: logs, began: began, ready: ready, startLine: startLine, gone: MonotonicNanoseconds.now(),
      usage: logs.map(\.usage).reduce(own, +))
  }

  /// Child processes that are handed one unit after another.
  func runProcessPool(_ plan: UnitPlan) throws -> SampleOutcome {
    let began = MonotonicNanoseconds.now()
    let children = try [ChildProcess].start(plan.workers, .pool, for: self)
    let ready = MonotonicNanoseconds.now()
    try children.warmUp()
    atStartLine(children.map(\.process))
    let usage = ProcessUsage.now()
    let startLine = MonotonicNanoseconds.now()
    try hand(plan, to: children)
    let own = ProcessUsage.now() - usage
    afterUnits(children.map(\.process))
    for child in children { child.dismiss() }
    let logs = try children.map { try $0.receiveLog() }
    try children.join()
    return SampleOutcome(
      poolLogs: logs, began: began, ready: ready, startLine: startLine,
      gone: MonotonicNanoseconds.now(), usage: logs.map(\.usage).reduce(own, +))
  }

  /// Gives each child a unit, and another whenever it has done one.
  private func hand(_ plan: UnitPlan, to children: [ChildProcess]) throws {
    let units = UnitDispenser(plan)
    var busy = 0
    func give(_ child: ChildProcess) throws {
      guard let (unit, pass) = units.next() else { return }
      try child.send(ChildMessage.bytes(UInt64(unit)) + ChildMessage.bytes(UInt64(pass)))
      busy += 1
    }
    for child in children { try give(child) }
    while busy > 0 {
      for index in try children.indicesThatTell() {
        try children[index].receive()
        busy -= 1
        try give(children[index])
      }
    }
  }
}
