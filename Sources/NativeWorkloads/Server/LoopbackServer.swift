import NIOCore
import NIOPosix
import Workloads

/// The server of the workloads that wait for a network: docs/workloads.md, "The loopback server".
///
/// One thread serves all connections, so that it takes no more than one core from who is measured.
struct LoopbackServer: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel

  /// The port of 127.0.0.1 that it listens on.
  let port: Int

  static func start() throws -> LoopbackServer {
    FileLimit.raise()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let channel = try ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 16_384)
      .serverChannelOption(.maxMessagesPerRead, value: 256)
      // A client may end its half of the connection with the request.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(AnswerHandler()) }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    return LoopbackServer(group: group, channel: channel, port: channel.localAddress?.port ?? 0)
  }

  func stop() throws {
    try channel.close().wait()
    try group.syncShutdownGracefully()
  }
}
