import Measurement
import Synchronization

/// Sends datagrams to an echoing thread and measures until each is back, on a native thread, which needs no GIL.
public final class PingSender: Sendable {
  /// After which an answer counts as lost; loopback loses none.
  private static let patienceSeconds = 8

  private let socket: LoopbackSocket
  private let waits = Mutex<Result<[TimedWait], any Error>>(.success([]))

  private init(_ socket: LoopbackSocket) { self.socket = socket }

  /// Measures while `echo`, on this thread, answers what comes to a socket until an empty datagram comes.
  public static func measure(
    _ task: ProbeTask, echo: (_ descriptor: Int32) throws -> Void
  ) throws -> ProbeMeasurement {
    let (near, far) = try LoopbackSocket.udpPair()
    try near.limitWait(seconds: patienceSeconds)
    let sender = PingSender(near)
    let thread = try NativeThread(name: "ping") {
      let result = Result { try sender.send(task) }
      sender.waits.withLock { $0 = result }
      _ = near.send(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    // Its own error comes first: without an echo every answer is lost.
    do {
      try echo(far.descriptor)
    } catch {
      near.shutDown()
      thread.join()
      throw error
    }
    thread.join()
    return ProbeMeasurement(latencies: try sender.waits.withLock { try $0.get() }.map(\.nanoseconds))
  }

  private func send(_ task: ProbeTask) throws -> [TimedWait] {
    var number: UInt64 = 0
    return try ArrivalSampling.waits(task) { pause in
      Arrivals.sleep(seconds: pause)
      number += 1
      let began = MonotonicNanoseconds.now()
      let isSent = withUnsafeBytes(of: number) { socket.send($0) }
      var answer: UInt64 = 0
      let count = withUnsafeMutableBytes(of: &answer) { socket.receive(into: $0) }
      let ended = MonotonicNanoseconds.now()
      guard isSent, count == MemoryLayout<UInt64>.size, answer == number else {
        throw ProbeFailure.wrongResult("datagram \(number) was not answered within \(Self.patienceSeconds) s")
      }
      return TimedWait(began: began, ended: ended)
    }
  }
}
