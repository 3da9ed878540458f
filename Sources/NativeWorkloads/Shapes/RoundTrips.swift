import Measurement
import Workloads

/// Payloads that go to a worker and come back, one round trip a unit.
///
/// The calling thread sends them one after another, unit `i` to worker `i mod N`.
struct RoundTrips {
  static let idPrefix = "ipc."

  /// The way that payloads take.
  enum Channel: String, Sendable {
    case queue, pipe, shared
  }

  private let model: UnitsModel

  init(_ model: UnitsModel) { self.model = model }

  func report() throws -> SampleReport {
    guard let channel = Channel(rawValue: String(model.request.workload.dropFirst(Self.idPrefix.count))) else {
      throw NativeFailure.badRequest("there is no workload \"\(model.request.workload)\" in native Swift")
    }
    let sender = try PayloadSender(model.request)
    if model.model == .task {
      return try TaskBridge.wait {
        switch channel {
        case .pipe: try await PipeTaskEchoes.report(model.request, sender)
        case .queue, .shared: try await StreamEcho.report(model.request, channel, sender)
        }
      }
    }
    let began = MonotonicNanoseconds.now()
    let peers = try (0..<model.request.workers).map { try peer($0, channel) }
    let ready = MonotonicNanoseconds.now()
    let ledger = try sender.send { worker, payload in try peers[worker].roundTrip(payload) }
    let others = try peers.map { try $0.end() }
    return try ledger.report(began: began, ready: ready, gone: MonotonicNanoseconds.now(), others: others)
  }

  private func peer(_ worker: Int, _ channel: Channel) throws -> any EchoPeer {
    switch (model.model, channel) {
    case (.serial, _): throw Unsupported("there is nobody to send to")
    case (.thread, .queue): try QueueEcho(worker)
    case (.threadPool, .queue): try DispatchEcho(worker, of: model.request.workers)
    case (.thread, .pipe), (.threadPool, .pipe): try PipeEcho(EchoThread(worker, model), model.request)
    case (.thread, .shared), (.threadPool, .shared): try SharedEcho(EchoThread(worker, model), model.request)
    case (.process, .queue), (.processPool, .queue):
      throw Unsupported("Swift has no queue between processes; see ipc.pipe")
    case (.process, .pipe), (.processPool, .pipe): try ChildPipeEcho(worker, model)
    case (.process, .shared), (.processPool, .shared): try ChildSharedEcho(worker, model)
    case (.task, _): throw Unsupported("tasks have their own way")
    }
  }
}

/// A worker that sends back what it gets.
protocol EchoPeer {
  /// Sends a payload and waits for what comes back.
  func roundTrip(_ payload: [UInt8]) throws -> [UInt8]

  /// Ends the worker.
  ///
  /// - Returns: What it used of processors, where it was a process of its own.
  func end() throws -> ProcessUsage
}
