import Glibc

/// Sends as much as the other end takes, on a native thread, which needs no GIL.
public final class FloodSender: Sendable {
  /// A datagram's length: a usual packet's.
  static let datagramBytes = 1400
  static let chunkBytes = 1 << 16

  private let isOver = Flag()

  /// Sends while `receive`, on this thread, takes what comes to a socket.
  ///
  /// - Parameter receive: Returns how many bytes came, and in how many seconds.
  public static func measure(
    _ task: ProbeTask, receive: (_ descriptor: Int32) throws -> (bytes: Int, seconds: Double)
  ) throws -> ProbeMeasurement {
    let isTCP = task.measure == .tcp
    let (near, far) = try isTCP ? LoopbackSocket.tcpPair() : LoopbackSocket.udpPair()
    let sender = FloodSender()
    let thread = try NativeThread(name: "flood") {
      if isTCP { sender.stream(to: near) } else { sender.datagrams(to: near, reading: far) }
    }
    defer {
      sender.isOver.raise()
      near.shutDown()
      thread.join()
    }
    let (bytes, seconds) = try receive(far.descriptor)
    return ProbeMeasurement(amount: Double(bytes), seconds: seconds)
  }

  private func stream(to socket: LoopbackSocket) {
    let chunk = [UInt8](repeating: 0x67, count: Self.chunkBytes)
    while !isOver.isRaised, chunk.withUnsafeBytes({ socket.send($0) }) {}
  }

  /// Keeps the receiver's queue filled without making it overflow, which would cost a processor for what is thrown away.
  private func datagrams(to socket: LoopbackSocket, reading receiver: LoopbackSocket) {
    let datagram = [UInt8](repeating: 0x67, count: Self.datagramBytes)
    while !isOver.isRaised {
      guard receiver.queueIsHalfEmpty else {
        Arrivals.sleep(seconds: 20e-6)
        continue
      }
      for _ in 0..<8 where !datagram.withUnsafeBytes({ socket.send($0) }) { return }
    }
  }
}

extension LoopbackSocket {
  /// Whether the kernel holds less than half of what it would hold of what was not received yet.
  fileprivate var queueIsHalfEmpty: Bool {
    // SO_MEMINFO of Linux 4.12: nine numbers, of which the first two are the memory that is used and the limit.
    var numbers = [UInt32](repeating: 0, count: 9)
    var length = socklen_t(numbers.count * MemoryLayout<UInt32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, 55, &numbers, &length) == 0 else { return true }
    return numbers[0] < numbers[1] / 2
  }
}
