import Measurement
import Workloads

/// Tasks that send back through one stream what comes through another.
enum StreamEcho {
  @concurrent
  static func report(_ request: SampleRequest, _ sender: PayloadSender) async throws -> SampleReport {
    let sent = (0..<request.workers).map { _ in AsyncStream.makeStream(of: [UInt8].self) }
    let returned = (0..<request.workers).map { _ in AsyncStream.makeStream(of: [UInt8].self) }
    let began = MonotonicNanoseconds.now()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      for (incoming, outgoing) in zip(sent.map(\.stream), returned.map(\.continuation)) {
        group.addTask { for await payload in incoming { outgoing.yield(payload) } }
      }
      let ready = MonotonicNanoseconds.now()
      let usage = ProcessUsage.now()
      let startLine = MonotonicNanoseconds.now()
      var answers = returned.map { $0.stream.makeAsyncIterator() }
      let logs = try await sender.sendInTask { worker, payload in
        sent[worker].continuation.yield(payload)
        return await answers[worker].next() ?? []
      }
      let used = ProcessUsage.now() - usage
      for stream in sent { stream.continuation.finish() }
      try await group.waitForAll()
      return try sender.report(
        SampleOutcome(
          logs: logs, began: began, ready: ready, startLine: startLine, gone: MonotonicNanoseconds.now(), usage: used))
    }
  }
}
