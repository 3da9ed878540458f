import FoundationEssentials
import Workloads

/// Measurements in a process of their own.
struct ProbeRun: Sendable {
  let launcher: WorkerLauncher
  let folders: RunFolders
  /// What a run may take beyond many times its samples: the limit is there for one that hangs.
  var patienceSeconds = 10.0

  /// - Returns: As many measurements as the request has tasks.
  /// - Throws: `CancellationError` when the task was cancelled, ``LabError`` when the lab cannot work.
  func measure(_ request: ProbeRequest) async throws -> Result<[ProbeMeasurement], ProbeRunFailure> {
    do {
      let outcome = try await supervised(request)
      try Task.checkCancellation()
      return outcome
    } catch {
      // A terminal's Ctrl-C also ends the workers, which remove their folders, maybe before this process hears of it.
      try await Task.sleep(for: .milliseconds(200))
      throw error
    }
  }

  private func supervised(_ request: ProbeRequest) async throws -> Result<[ProbeMeasurement], ProbeRunFailure> {
    try await folders.withRunFolder(UUID().uuidString) { folder, workingDirectory in
      let timeout = timeoutSeconds(of: request)
      let result = try await launcher.run(
        RunRequest(
          program: .probe(request), workingDirectory: workingDirectory, timeoutSeconds: timeout,
          outputLimitBytes: 1 << 16),
        in: folder)
      // As above.
      if case .supervisorLost = result.ending { try await Task.sleep(for: .milliseconds(200)) }
      if let failure = failure(of: result, timeout) { return .failure(failure) }
      let bytes = RunFile.read("\(folder)/\(ProbeRequest.measurementsFileName)") ?? []
      guard let measurements = try? JSONDecoder().decode([ProbeMeasurement].self, from: Data(bytes)),
        measurements.count == request.tasks.count
      else { return .failure(ProbeRunFailure(status: .failed, reason: "it left no measurement")) }
      return .success(measurements)
    }
  }

  private func timeoutSeconds(of request: ProbeRequest) -> Double {
    request.tasks.reduce(patienceSeconds) { sum, task in
      let turns = 20 * Double(task.threads) * (task.switchIntervalSeconds ?? ProbeTask.defaultSwitchIntervalSeconds)
      return sum + 4 * task.sampleSeconds + turns
    }
  }

  private func failure(of result: RunResult, _ timeout: Double) -> ProbeRunFailure? {
    switch result.ending {
    case .exited(0): return nil
    case .exited(ProbeRequest.unavailableStatus):
      return ProbeRunFailure(status: .skipped, reason: lastLine(of: result) ?? "there is nothing to measure")
    case .exited(let code):
      return ProbeRunFailure(status: .failed, reason: lastLine(of: result) ?? ReasonPhrase.exited("\(code)"))
    case .signalled(let signal):
      return ProbeRunFailure(status: .crashed, reason: ReasonPhrase.endedBySignal(SignalName.describe(signal)))
    case .timedOut:
      return ProbeRunFailure(status: .timeout, reason: ReasonPhrase.stillRunning("\(timeout.rounded())"))
    case .killedParent(let signal), .supervisorLost(let signal):
      return ProbeRunFailure(status: .crashed, reason: "its supervisor was ended by \(SignalName.describe(signal))")
    case .notStarted(let reason): return ProbeRunFailure(status: .failed, reason: "it could not be started: \(reason)")
    }
  }

  private func lastLine(of result: RunResult) -> String? {
    result.stderr.text.split(separator: "\n").last.map(String.init)
  }
}
