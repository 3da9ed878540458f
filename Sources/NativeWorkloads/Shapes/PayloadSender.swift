import Measurement
import Workloads

/// Sends payloads to workers, one after another, unit `i` to worker `i mod N`.
struct PayloadSender: Sendable {
  private let request: SampleRequest
  private let payloads: Payloads

  init(_ request: SampleRequest) throws {
    do { payloads = try Payloads(request) } catch { throw Unsupported("\(error)") }
    self.request = request
  }

  /// Makes every round trip.
  ///
  /// - Parameter roundTrip: Sends a payload to a worker and returns what came back.
  func send(_ roundTrip: (_ worker: Int, _ payload: [UInt8]) throws -> [UInt8]) throws -> PayloadLedger {
    var ledger = PayloadLedger(request, payloads)
    for trip in trips {
      let start = MonotonicNanoseconds.now()
      let answer = try roundTrip(trip.worker, payloads[trip.unit])
      ledger.note(trip, UnitStamp(start: start, end: MonotonicNanoseconds.now()), answer)
    }
    ledger.finish()
    return ledger
  }

  /// The same without a thread.
  func sendInTask(
    _ roundTrip: (_ worker: Int, _ payload: [UInt8]) async throws -> [UInt8]
  ) async throws -> PayloadLedger {
    var ledger = PayloadLedger(request, payloads)
    for trip in trips {
      let start = MonotonicNanoseconds.now()
      let answer = try await roundTrip(trip.worker, payloads[trip.unit])
      ledger.note(trip, UnitStamp(start: start, end: MonotonicNanoseconds.now()), answer)
    }
    ledger.finish()
    return ledger
  }

  /// A unit on its way.
  struct Trip: Sendable {
    let unit: Int
    let pass: Int
    let worker: Int
  }

  private var trips: [Trip] {
    (0..<request.repeats).flatMap { pass in
      (0..<request.units).map { Trip(unit: $0, pass: pass, worker: $0 % request.workers) }
    }
  }
}
