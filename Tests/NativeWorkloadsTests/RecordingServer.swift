import Glibc
import Synchronization
import Workloads

@testable import NativeWorkloads

/// A loopback server that answers at once, one connection after another, and keeps what it was asked.
final class RecordingServer: Sendable {
  let port: Int
  private let listener: Int32
  private let requests: Log
  private let thread: NativeThread

  private final class Log: Sendable {
    let requests = Mutex<[AnswerRequest]>([])
  }

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { address in
      // SAFETY: the socket functions take any address by the pointer to its common first part.
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 256) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw NativeFailure.lastError(of: "a server for the test") }
    let requests = Log()
    (self.listener, self.requests, port) = (listener, requests, Int(UInt16(bigEndian: address.sin_port)))
    thread = try NativeThread(name: "server") {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        guard let bytes = try? Descriptor.read(AnswerRequest.byteCount, from: connection) else { continue }
        let request = Self.parse(bytes)
        requests.requests.withLock { $0.append(request) }
        try? Descriptor.write(request.answer, to: connection)
      }
    }
  }

  /// What it was asked until now, in order.
  var asked: [AnswerRequest] { requests.requests.withLock { $0 } }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    thread.join()
    close(listener)
  }

  private static func parse(_ bytes: [UInt8]) -> AnswerRequest {
    func number(_ range: Range<Int>) -> UInt64 { ChildMessage.number(bytes[range]) }
    return AnswerRequest(
      kind: number(0..<4) == 1 ? .numbers : .bytes, delayMicroseconds: UInt32(number(4..<8)), seed: number(8..<16),
      size: UInt32(number(16..<20)))
  }
}
