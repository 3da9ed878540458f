import Measurement

/// The native halves of ping and bandwidth: as `pyscripts/probes/network.py`.
enum NativeNetwork {
  static func ping(_ task: ProbeTask) throws -> ProbeMeasurement {
    try CPUThreads.run(task.threads, work: CPUThreads.compute) {
      try PingSender.measure(task) { descriptor in echo(descriptor) }
    }
  }

  static func bandwidth(_ task: ProbeTask) throws -> ProbeMeasurement {
    try CPUThreads.run(task.threads, work: CPUThreads.compute) {
      try FloodSender.measure(task) { try receive($0, seconds: task.sampleSeconds) }
    }
  }

  private static func echo(_ descriptor: Int32) {
    withUnsafeTemporaryAllocation(byteCount: 2048, alignment: 8) { buffer in
      while let count = LoopbackSocket.receive(descriptor, into: buffer), count > 0 {
        guard LoopbackSocket.send(descriptor, UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
      }
    }
  }

  private static func receive(_ descriptor: Int32, seconds: Double) throws -> (bytes: Int, seconds: Double) {
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      func next() throws -> Int {
        guard let count = LoopbackSocket.receive(descriptor, into: buffer), count > 0 else {
          throw ProbeFailure.wrongResult("the sender has gone")
        }
        return count
      }
      _ = try next()
      let begin = MonotonicSeconds.now()
      var total = 0
      while true {
        total += try next()
        let elapsed = MonotonicSeconds.now() - begin
        if elapsed >= seconds { return (total, elapsed) }
      }
    }
  }
}
