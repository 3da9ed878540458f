import Glibc

/// One end of a connection on loopback; closed with it.
public final class LoopbackSocket: Sendable {
  public let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Two UDP sockets that are connected to each other.
  public static func udpPair() throws -> (LoopbackSocket, LoopbackSocket) {
    let first = try open(SOCK_DGRAM)
    let second = try open(SOCK_DGRAM)
    let (firstAddress, secondAddress) = (try first.bindAnywhere(), try second.bindAnywhere())
    try first.connect(to: secondAddress)
    try second.connect(to: firstAddress)
    return (first, second)
  }

  /// The two ends of a TCP connection.
  public static func tcpPair() throws -> (LoopbackSocket, LoopbackSocket) {
    let listener = try open(SOCK_STREAM)
    let address = try listener.bindAnywhere()
    guard listen(listener.descriptor, 1) == 0 else { throw ProbeFailure.lastError(of: "listen") }
    let first = try open(SOCK_STREAM)
    try first.connect(to: address)
    let accepted = accept(listener.descriptor, nil, nil)
    guard accepted >= 0 else { throw ProbeFailure.lastError(of: "accept") }
    return (first, LoopbackSocket(accepted))
  }

  /// Sends a message, or the bytes of a stream that fit; whether the other end took any.
  func send(_ bytes: UnsafeRawBufferPointer) -> Bool { Self.send(descriptor, bytes) }

  /// Number of bytes that came; 0 at the end, nil on failure or when nothing came in time.
  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int? { Self.receive(descriptor, into: buffer) }

  static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    while true {
      let count = Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      if count < 0, errno == EINTR { continue }
      return count >= 0
    }
  }

  static func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count >= 0 ? count : nil
    }
  }

  /// How long to wait for bytes before giving up.
  func limitWait(seconds: Int) throws {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    guard setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size)) == 0 else {
      throw ProbeFailure.lastError(of: "setsockopt")
    }
  }

  /// Wakes whoever sends or receives here.
  func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private static func open(_ type: __socket_type) throws -> LoopbackSocket {
    let descriptor = socket(AF_INET, Int32(type.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw ProbeFailure.lastError(of: "socket") }
    return LoopbackSocket(descriptor)
  }

  /// Binds it to 127.0.0.1 and any free port, which is in the result.
  private func bindAnywhere() throws -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { address in
      // SAFETY: the socket functions take any address by the pointer to its common first part.
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    guard status == 0 else { throw ProbeFailure.lastError(of: "bind") }
    return address
  }

  private func connect(to address: sockaddr_in) throws {
    let status = withUnsafePointer(to: address) { address in
      // SAFETY: as in `bindAnywhere`.
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw ProbeFailure.lastError(of: "connect") }
  }
}
