import Measurement
import Workloads

/// Tasks that send back through one stream what comes through another, or what the stream says is in shared memory.
enum StreamEcho {
  @concurrent
  static func report(
    _ request: SampleRequest, _ channel: RoundTrips.Channel, _ sender: PayloadSender
  ) async throws -> SampleReport {
    let pairs = try (0..<request.workers).map { _ in
      try StreamPair(memory: channel == .shared ? SharedMemory(byteCount: request.size) : nil)
    }
    let gate = TaskGate(request.workers)
    let began = MonotonicNanoseconds.now()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      for pair in pairs {
        group.addTask {
          await gate.arrive()
          await pair.echo()
        }
      }
      await gate.awaitArrivals()
      let ready = MonotonicNanoseconds.now()
      gate.open()
      var answers = pairs.map { $0.returned.stream.makeAsyncIterator() }
      let ledger = try await sender.sendInTask { worker, payload in
        pairs[worker].send(payload)
        return pairs[worker].taken(await answers[worker].next() ?? [])
      }
      for pair in pairs { pair.sent.continuation.finish() }
      try await group.waitForAll()
      return try ledger.report(began: began, ready: ready, gone: MonotonicNanoseconds.now())
    }
  }
}

/// A stream to a task and one back. With shared memory, an empty payload on a stream says that there is one in it.
private struct StreamPair: Sendable {
  let sent = AsyncStream.makeStream(of: [UInt8].self)
  let returned = AsyncStream.makeStream(of: [UInt8].self)
  let memory: SharedMemory?

  init(memory: SharedMemory?) { self.memory = memory }

  /// The worker's part.
  func echo() async {
    for await payload in sent.stream {
      if let memory { memory.put(memory.take()) }
      returned.continuation.yield(payload)
    }
  }

  func send(_ payload: [UInt8]) {
    memory?.put(payload)
    sent.continuation.yield(memory == nil ? payload : [])
  }

  /// What has come back, when the stream has said so.
  func taken(_ answer: [UInt8]) -> [UInt8] { memory?.take() ?? answer }
}
