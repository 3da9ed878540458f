import Workloads

/// Whether a kept result says something about this machine, these programs and the interpreters as they are now.
struct ResultValidity: Sendable {
  let host: HostRecord
  /// With all of Python's variables.
  let programs: ProgramStamp

  /// What is not the same any more, as a clause; nil where the result is still valid.
  func objection(to record: ResultRecord) -> String? {
    let there = record.host
    guard (host.name, host.processor, host.cores) == (there.name, there.processor, there.cores) else {
      return "it was made on \(there.name) (\(there.cores) cores)"
    }
    guard record.program.isWhole else {
      return "it was made by an earlier gillab, which did not keep all that it rests on"
    }
    let changes = record.program.changes(to: programs.reaching(record.kind))
    guard changes.isEmpty else {
      return "\(changes.joined(separator: ", ")) \(changes.count == 1 ? "has" : "have") changed since"
    }
    let gone = record.pythons.first { PythonBuild.now($0) != $0 }
    return gone.map { "\($0.library) has changed since, or is gone" }
  }

  /// Whether a run was made on this machine by these programs; its interpreters are another matter.
  func accepts(_ run: RunRecord) -> Bool {
    (host.name, host.processor, host.cores) == (run.host.name, run.host.processor, run.host.cores)
      && run.program == programs.reachingWorkers
  }
}
