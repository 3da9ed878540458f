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
  var metrics: [String: Double] = [:]

  /// End of the last unit.
  var end: UInt64 { logs.flatMap(\.stamps).map(\.end).max() ?? startLine }

  /// - Throws: ``NativeFailure/unequalPasses`` where one repeat gave another sum than the next.
  func report() throws -> SampleReport {
    let stamps = SampleStamps(
      startLine: Self.seconds(startLine),
      workers: logs.map { log in
        log.stamps.map { SampleStamps.Unit(start: Self.seconds($0.start), end: Self.seconds($0.end)) }
      })
    return SampleReport(
      checksum: try Checksum.ofEqualPasses(logs.map(\.checks)), wallSeconds: Double(end - startLine) / 1e9,
      creationSeconds: Double(ready - began) / 1e9, joinSeconds: Double(gone - min(gone, end)) / 1e9,
      windowSeconds: stamps.windowSeconds, workers: stamps.reportedWorkers, userSeconds: usage.userSeconds,
      systemSeconds: usage.systemSeconds, voluntarySwitches: usage.voluntarySwitches,
      involuntarySwitches: usage.involuntarySwitches, latencies: logs.flatMap(\.latencies), metrics: metrics)
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }
}

/// The sum of all units' check values.
enum Checksum {
  /// As a report has it.
  static func text(_ sum: UInt64) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds up what the workers found in each pass.
  static func ofEqualPasses(_ checks: [[UInt64]]) throws -> String {
    let sums = checks.reduce(into: [UInt64](repeating: 0, count: checks.first?.count ?? 1)) { sums, checks in
      for (pass, check) in checks.enumerated() { sums[pass] &+= check }
    }
    guard let first = sums.first, sums.allSatisfy({ $0 == first }) else {
      throw NativeFailure.unequalPasses(sums.map(text))
    }
    return text(first)
  }
}
