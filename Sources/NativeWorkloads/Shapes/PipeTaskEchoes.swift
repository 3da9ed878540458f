import Measurement
import NIOCore
import NIOPosix
import Workloads

/// Tasks that send back through a pipe what comes through another, both of which SwiftNIO's event loop waits for: a task
/// that read from one itself would block a thread that all tasks share.
enum PipeTaskEchoes {
  private typealias PipeChannel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  @concurrent
  static func report(_ request: SampleRequest, _ sender: PayloadSender) async throws -> SampleReport {
    let gate = TaskGate(request.workers)
    let began = MonotonicNanoseconds.now()
    // Before the first task, which would wait for ever for one that has no pipe.
    var pairs: [(own: PipeChannel, workers: PipeChannel)] = []
    for _ in 0..<request.workers { pairs.append(try await pair()) }
    let channels = pairs.map(\.own)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      for (_, workers) in pairs {
        group.addTask {
          try await workers.executeThenClose { inbound, outbound in
            var end = PipeEnd(parts: inbound.makeAsyncIterator(), outbound: outbound)
            await gate.arrive()
            while let payload = try await end.read(request.size) { try await end.write(payload) }
          }
        }
      }
      await gate.awaitArrivals()
      let ready = MonotonicNanoseconds.now()
      gate.open()
      let ledger = try await withEnds(of: channels[...]) { ends in
        var ends = ends
        return try await sender.sendInTask { worker, payload in
          try await ends[worker].write(ByteBuffer(bytes: payload))
          guard let answer = try await ends[worker].read(payload.count) else { throw Descriptor.Ended() }
          return Array(answer.readableBytesView)
        }
      }
      try await group.waitForAll()
      return try ledger.report(began: began, ready: ready, gone: MonotonicNanoseconds.now())
    }
  }

  /// The sender's and the worker's ends of two pipes, one for each direction.
  private static func pair() async throws -> (own: PipeChannel, workers: PipeChannel) {
    let (toWorker, fromWorker) = (try Descriptor.pipe(), try Descriptor.pipe())
    return (
      try await channel(reading: fromWorker.reading, writing: toWorker.writing),
      try await channel(reading: toWorker.reading, writing: fromWorker.writing)
    )
  }

  private static func channel(reading: Int32, writing: Int32) async throws -> PipeChannel {
    try await NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .takingOwnershipOfDescriptors(input: reading, output: writing) { channel in
        channel.eventLoop.makeCompletedFuture { try PipeChannel(wrappingChannelSynchronously: channel) }
      }
  }

  /// Runs a body with the ends of all channels, and closes them.
  private static func withEnds<R: Sendable>(
    of channels: ArraySlice<PipeChannel>, _ ends: [PipeEnd] = [], _ body: ([PipeEnd]) async throws -> R
  ) async throws -> R {
    guard let first = channels.first else { return try await body(ends) }
    return try await first.executeThenClose { inbound, outbound in
      let end = PipeEnd(parts: inbound.makeAsyncIterator(), outbound: outbound)
      return try await withEnds(of: channels.dropFirst(), ends + [end], body)
    }
  }
}

/// One end of a pipe each way, for a task.
private struct PipeEnd {
  var parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

  func write(_ payload: ByteBuffer) async throws { try await outbound.write(payload) }

  /// That many bytes; nil when the other end has gone.
  mutating func read(_ count: Int) async throws -> ByteBuffer? {
    var payload = ByteBuffer()
    payload.reserveCapacity(count)
    while payload.readableBytes < count {
      guard var part = try await parts.next() else { return nil }
      payload.writeBuffer(&part)
    }
    return payload
  }
}
