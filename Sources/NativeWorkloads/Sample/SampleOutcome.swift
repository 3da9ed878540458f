import Measurement
import Workloads

/// What a model did with the units of a sample; times are nanoseconds on CLOCK_MONOTONIC.
struct SampleOutcome: Sendable {
  /// In order of the workers' numbers.
  var logs: [WorkerLog]
  /// Before the first worker was created.
  var began: UInt64
  /// When all workers were ready.
  var ready: UInt64
  /// When all workers were let go.
  var startLine: UInt64
  /// When the last worker was gone.
  var gone: UInt64
  /// From the start line to the last unit's end, of all processes.
  var usage: ProcessUsage
  /// How many workers a pool had besides, none of which was handed a unit.
  var idleWorkers = 0

  /// End of the last unit.
  var end: UInt64 { logs.flatMap(\.stamps).map(\.end).max() ?? startLine }

  /// - Throws: `Checksum.UnequalPasses` where one repeat gave another sum than the next.
  func report() throws -> SampleReport {
    let stamps = SampleStamps(
      startLine: Self.seconds(startLine),
      workers: logs.map { log in
        log.stamps.map { SampleStamps.Unit(start: Self.seconds($0.start), end: Self.seconds($0.end)) }
      })
    let idle = Array(
      repeating: SampleWorker(units: 0, unitsInWindow: 0, startSeconds: 0, endSeconds: 0), count: idleWorkers)
    return SampleReport(
      checksum: try Checksum.ofEqualPasses(logs.map(\.checks)), wallSeconds: Double(end - startLine) / 1e9,
      creationSeconds: Double(ready - began) / 1e9, joinSeconds: Double(gone - min(gone, end)) / 1e9,
      windowSeconds: stamps.windowSeconds, workers: stamps.reportedWorkers + idle, userSeconds: usage.userSeconds,
      systemSeconds: usage.systemSeconds, voluntarySwitches: usage.voluntarySwitches,
      involuntarySwitches: usage.involuntarySwitches, latencies: logs.flatMap(\.latencies))
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }
}

extension SampleOutcome {
  /// Of a pool, whose window is that of the workers which were handed units: others were never at work.
  init(poolLogs: [WorkerLog], began: UInt64, ready: UInt64, startLine: UInt64, gone: UInt64, usage: ProcessUsage) {
    let busy = poolLogs.filter { !$0.stamps.isEmpty }
    self.init(
      logs: busy, began: began, ready: ready, startLine: startLine, gone: gone, usage: usage,
      idleWorkers: poolLogs.count - busy.count)
  }
}
