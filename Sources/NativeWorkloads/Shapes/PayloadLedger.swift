import Measurement
import Workloads

/// What the sender of payloads notes. Its clock stands still while it checks what has come back.
struct PayloadLedger: Sendable {
  /// As much may wait to be checked: checking after each round trip would disturb the next.
  private static let mostUncheckedBytes = 1 << 26

  private let request: SampleRequest
  private let payloads: Payloads
  private let usageBefore: ProcessUsage
  private let startLine: UInt64
  private var logs: [WorkerLog]
  private var unchecked: [(trip: PayloadSender.Trip, stamp: UnitStamp, answer: [UInt8])] = []
  private var pausedNanoseconds: UInt64 = 0
  private var checking = ProcessUsage()
  private var usage = ProcessUsage()

  /// Starts the clock.
  init(_ request: SampleRequest, _ payloads: Payloads) {
    self.request = request
    self.payloads = payloads
    logs = (0..<request.workers).map { _ in WorkerLog(passes: request.repeats) }
    usageBefore = .now()
    startLine = MonotonicNanoseconds.now()
  }

  mutating func note(_ trip: PayloadSender.Trip, _ stamp: UnitStamp, _ answer: [UInt8]) {
    let stamp = UnitStamp(start: stamp.start - pausedNanoseconds, end: stamp.end - pausedNanoseconds)
    unchecked.append((trip, stamp, answer))
    if unchecked.count * request.size >= Self.mostUncheckedBytes { check() }
  }

  /// Stops the clock.
  mutating func finish() {
    usage = ProcessUsage.now() - usageBefore - checking
    check()
  }

  private mutating func check() {
    let (used, start) = (ProcessUsage.now(), MonotonicNanoseconds.now())
    for (trip, stamp, answer) in unchecked {
      logs[trip.worker].note(
        stamp, check: payloads.crc(answer, of: trip.unit), pass: trip.pass, latency: stamp.seconds)
    }
    unchecked = []
    checking = checking + (ProcessUsage.now() - used)
    pausedNanoseconds += MonotonicNanoseconds.now() - start
  }

  /// The report, when the workers are gone.
  ///
  /// - Parameter others: What workers that are processes of their own have used.
  func report(began: UInt64, ready: UInt64, gone: UInt64, others: [ProcessUsage] = []) throws -> SampleReport {
    let outcome = SampleOutcome(
      logs: logs, began: began, ready: ready, startLine: startLine, gone: gone - pausedNanoseconds,
      usage: others.reduce(usage, +))
    var report = try outcome.report()
    let bytes = 2 * Double(request.size) * Double(report.latencies.count)
    report.metrics = ["payloadBytesPerSecond": bytes / max(report.wallSeconds, 1e-9)]
    return report
  }
}
