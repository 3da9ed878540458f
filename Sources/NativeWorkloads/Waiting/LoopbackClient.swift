import Glibc
import NIOCore
import NIOPosix
import Workloads

/// A client of the loopback server: a connection for each unit.
struct LoopbackClient: Sendable {
  private let port: Int
  private let kind: AnswerRequest.Kind
  private let size: UInt32
  private let delayMicroseconds: UInt32
  private let seed: UInt64

  init(_ request: SampleRequest, kind: AnswerRequest.Kind) throws {
    guard let port = request.serverPort, (1...65535).contains(port) else {
      throw NativeFailure.badRequest("\(request.workload) needs `serverPort`, the loopback server's port")
    }
    guard let size = UInt32(exactly: request.size), AnswerRequest.largestSize[kind].map({ size <= $0 }) == true else {
      throw NativeFailure.badRequest("`size` is \(request.size), more than the loopback server sends")
    }
    let delay = request.serverDelayMicroseconds ?? SampleRequest.defaultServerDelayMicroseconds
    guard let delay = UInt32(exactly: delay) else {
      throw NativeFailure.badRequest("`serverDelayMicroseconds` is \(delay); it is from 0 to \(UInt32.max)")
    }
    self.port = port
    self.kind = kind
    self.size = size
    delayMicroseconds = delay
    seed = request.seed
  }

  /// Blocks the thread until the server has closed the connection.
  func fetch(_ unit: Int) throws -> [UInt8] {
    let socket = try Self.connect(port: port)
    defer { close(socket) }
    try Descriptor.write(request(unit).bytes, to: socket)
    return try Self.readToEnd(socket)
  }

  /// The same without a thread of its own.
  func fetchInTask(_ unit: Int) async throws -> [UInt8] {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(to: SocketAddress(ipAddress: "127.0.0.1", port: port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let request = request(unit)
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(bytes: request.bytes))
      var answer: [UInt8] = []
      for try await part in inbound { answer.append(contentsOf: part.readableBytesView) }
      return answer
    }
  }

  /// Starts the event loops.
  func prepareTasks() { _ = MultiThreadedEventLoopGroup.singleton.next() }

  private func request(_ unit: Int) -> AnswerRequest {
    AnswerRequest(
      kind: kind, delayMicroseconds: delayMicroseconds, seed: UnitSeed.of(unit: unit, seed: seed), size: size)
  }

  /// A new connection's descriptor.
  static func connect(port: Int) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw NativeFailure.lastError(of: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: address) { address in
      // SAFETY: the socket functions take any address by the pointer to its common first part.
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      let failure = NativeFailure.lastError(of: "the loopback server at port \(port): connect")
      close(socket)
      throw failure
    }
    return socket
  }

  /// All that comes until the other end closes.
  static func readToEnd(_ socket: Int32) throws -> [UInt8] {
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      var answer: [UInt8] = []
      while true {
        let count = read(socket, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw NativeFailure.lastError(of: "the loopback server: read") }
        guard count > 0 else { return answer }
        answer.append(contentsOf: buffer[..<count])
      }
    }
  }
}
