import Workloads

/// Whether a kept result says something about this machine, these programs and the interpreters as they are now.
struct ResultValidity: Sendable {
  let host: HostRecord
  /// With all of Python's variables.
  let programs: ProgramStamp

  /// What is not the same any more, as a clause; nil where the result is still valid.
  func objection(to record: ResultRecord) -> String? {
    objection(to: record.host, record.program, now: programs.reaching(record.kind)) ?? objection(to: record.pythons)
  }

  /// What is not the same any more about a run, as a clause; nil where it is still valid.
  ///
  /// - Parameter pythons: Those that it is asked about; of the summary of a run none are known.
  func objection(to run: RunRecord, pythons: [PythonBuild] = []) -> String? {
    guard let then = run.program else { return ReasonPhrase.madeEarlier() }
    return objection(to: run.host, then, now: programs.ofRuns) ?? objection(to: pythons)
  }

  private func objection(to there: HostRecord, _ then: ProgramStamp, now: ProgramStamp) -> String? {
    if let objection = host.objection(toMeasurementOn: there) { return objection }
    guard then.isWhole else { return ReasonPhrase.madeEarlier() }
    let changes = then.changes(to: now)
    guard !changes.isEmpty else { return nil }
    let phrase: ReasonPhrase = changes.count == 1 ? .changedSince : .severalChangedSince
    return phrase(changes.joined(separator: ", "))
  }

  private func objection(to pythons: [PythonBuild]) -> String? {
    let gone = pythons.first { PythonBuild.now($0) != $0 }
    return gone.map { ReasonPhrase.pythonGone($0.library) }
  }
}

extension HostRecord {
  /// Why what was measured there says nothing about this machine as it is now, as a clause; nil where it does.
  func objection(toMeasurementOn there: HostRecord) -> String? {
    guard (name, processor, cores) == (there.name, there.processor, there.cores) else {
      return ReasonPhrase.madeElsewhere(there.name, "\(there.cores)")
    }
    guard kernel == there.kernel else {
      return ReasonPhrase.otherKernel(there.kernel ?? "of unknown version", kernel ?? "of unknown version")
    }
    guard governor == there.governor else {
      return ReasonPhrase.otherGovernor(there.governor ?? "unknown", governor ?? "unknown")
    }
    return nil
  }
}
