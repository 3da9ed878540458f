import Measurement
import Workloads

/// Sends payloads to workers, one after another, and checks what comes back outside the timed part.
struct PayloadSender: Sendable {
  private let request: SampleRequest
  private let payloads: Payloads
  private let zlib: Zlib

  init(_ request: SampleRequest) throws {
    do { zlib = try Zlib() } catch { throw Unsupported("\(error)") }
    self.request = request
    payloads = Payloads(request)
  }

  /// Makes every round trip.
  ///
  /// - Parameter roundTrip: Sends a payload to a worker and returns what came back.
  /// - Returns: A log for each worker.
  func send(_ roundTrip: (_ worker: Int, _ payload: [UInt8]) throws -> [UInt8]) throws -> [WorkerLog] {
    var logs = (0..<request.workers).map { _ in WorkerLog(passes: request.repeats) }
    for (pass, unit) in order {
      let worker = unit % request.workers
      let start = MonotonicNanoseconds.now()
      let answer = try roundTrip(worker, payloads[unit])
      note(answer, UnitStamp(start: start, end: MonotonicNanoseconds.now()), pass, &logs[worker])
    }
    return logs
  }

  /// The same without a thread.
  func sendInTask(
    _ roundTrip: (_ worker: Int, _ payload: [UInt8]) async throws -> [UInt8]
  ) async throws -> [WorkerLog] {
    var logs = (0..<request.workers).map { _ in WorkerLog(passes: request.repeats) }
    for (pass, unit) in order {
      let worker = unit % request.workers
      let start = MonotonicNanoseconds.now()
      let answer = try await roundTrip(worker, payloads[unit])
      note(answer, UnitStamp(start: start, end: MonotonicNanoseconds.now()), pass, &logs[worker])
    }
    return logs
  }

  /// The report, with what was moved in the time of the round trips alone.
  func report(_ outcome: SampleOutcome) throws -> SampleReport {
    var report = try outcome.report()
    let bytes = 2 * Double(request.size) * Double(report.latencies.count)
    report.metrics = ["payloadBytesPerSecond": bytes / max(report.latencies.reduce(0, +), 1e-9)]
    return report
  }

  private var order: [(pass: Int, unit: Int)] {
    (0..<request.repeats).flatMap { pass in (0..<request.units).map { (pass, $0) } }
  }

  private func note(_ answer: [UInt8], _ stamp: UnitStamp, _ pass: Int, _ log: inout WorkerLog) {
    log.note(stamp, check: zlib.crc(answer), pass: pass, latency: stamp.seconds)
  }
}
