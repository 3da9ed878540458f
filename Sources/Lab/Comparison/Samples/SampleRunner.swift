import FoundationEssentials
import Measurement
import Workloads

/// Takes one sample of a cell in a process of its own. What goes wrong in it is a result.
struct SampleRunner: Sendable {
  let launcher: WorkerLauncher
  let native: NativeProgram
  let folders: RunFolders
  /// Folder of gillab's Python files.
  let scripts: String
  /// Nil where no workload needs one.
  let server: LoopbackServer?
  /// How long the loopback server waits before it answers.
  let serverDelayMicroseconds: Int
  let seed: UInt64

  /// - Parameters:
  ///   - block: Goes into the record, as does `position`.
  ///   - timeoutSeconds: A sample that takes longer is ended.
  /// - Throws: `CancellationError` when the task was cancelled, ``LabError`` when the lab cannot work.
  func sample(
    _ cell: CellRecord, block: Int, position: Int, timeoutSeconds: Double
  ) async throws -> WatchedSample {
    try Task.checkCancellation()
    let load = HostFacts.load
    let before = MachineActivity.now
    let ownBefore = ownSeconds
    var record: SampleRecord
    var cost = ProcessorTime()
    do {
      (record, cost) = try await supervised(cell, timeoutSeconds)
      try Task.checkCancellation()
    } catch {
      // A terminal's Ctrl-C also ends the workers, which remove their folders, maybe before this process hears of it.
      try await Task.sleep(for: .milliseconds(200))
      throw error
    }
    let shares = MachineActivity.shares(
      from: before, to: MachineActivity.now, ownSeconds: cost.program + cost.supervisor + ownSeconds - ownBefore)
    record.block = block
    record.position = position
    record.load = load
    record.stealShare = shares?.steal
    record.othersShare = shares?.others
    return WatchedSample(record: record, supervisorSeconds: cost.supervisor)
  }

  /// Processor time of the lab and of the server so far, which are not "other programs".
  private var ownSeconds: Double { ProcessorClock.own.seconds + (server?.clock?.seconds ?? 0) }

  private func supervised(_ cell: CellRecord, _ timeoutSeconds: Double) async throws -> (SampleRecord, ProcessorTime) {
    try await folders.withEmptiedFolder("sample") { folder, workingDirectory in
      let request = SampleRequest(
        workload: cell.workload, model: cell.model, workers: cell.workers == 0 ? cell.units : cell.workers,
        size: cell.size, units: cell.units,
        repeats: cell.repeats, seed: seed, directory: workingDirectory, serverPort: server?.port,
        serverDelayMicroseconds: serverDelayMicroseconds)
      let result = try await launcher.run(
        RunRequest(
          program: try program(cell, request, in: folder), workingDirectory: workingDirectory,
          timeoutSeconds: timeoutSeconds, outputLimitBytes: 1 << 16, memoryIntervalSeconds: 0.1, isOwnWork: true),
        in: folder)
      if case .supervisorLost = result.ending { try await Task.sleep(for: .milliseconds(200)) }
      var record = SampleOutcome(result, in: folder, timeoutSeconds: timeoutSeconds).record
      record.cell = cell.index
      return (record, ProcessorTime(program: result.cpuSeconds, supervisor: result.supervisorSeconds))
    }
  }

  private func program(
    _ cell: CellRecord, _ request: SampleRequest, in folder: String
  ) throws -> RunRequest.Program {
    if let python = cell.python {
      return .sample(
        HostedSample(
          python: HostedPython(executable: python.executable, library: python.library, scripts: scripts),
          request: request))
    }
    let bytes = Array(try JSONEncoder().encode(request))
    if let reason = RunFile.write(bytes, to: "\(folder)/\(SampleRequest.fileName)") {
      throw LabError.temporaryFolder(path: folder, reason: reason)
    }
    return .command([native.path, "sample", folder])
  }
}

/// A sample, and what it took to watch it.
struct WatchedSample: Sendable {
  var record: SampleRecord
  /// Processor time of the process that started and watched it.
  var supervisorSeconds: Double
}

/// Processor time of a sample's processes, in seconds.
private struct ProcessorTime {
  var program = 0.0
  var supervisor = 0.0
}
