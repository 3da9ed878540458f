import Measurement
import Synchronization

/// CPU work of several native threads without any lock: as `pyscripts/probes/cpu_work.py`.
enum NativeThroughput {
  static func measure(_ task: ProbeTask) throws -> ProbeMeasurement {
    let operation = try operation(task.measure)
    let expected = operation()
    let line = StartLine(task.threads)
    let results = Mutex<[Span]>([])
    let isRight = Atomic(true)
    withoutActuallyEscaping({ @Sendable in
      var span = Span()
      line.wait()
      span.begin = MonotonicSeconds.now()
      repeat {
        if operation() != expected { isRight.store(false, ordering: .relaxed) }
        span.count += 1
        span.end = MonotonicSeconds.now()
      } while span.end < span.begin + task.sampleSeconds
      results.withLock { $0.append(span) }
    }) { work in
      let threads = (0..<task.threads).map { NativeThread(name: "work-\($0)", body: work) }
      for thread in threads { thread.join() }
    }
    guard isRight.load(ordering: .relaxed) else {
      throw ProbeFailure.wrongResult("\(task.measure.rawValue): an operation gave another result than before")
    }
    let spans = results.withLock { $0 }
    guard let begin = spans.map(\.begin).min(), let end = spans.map(\.end).max() else {
      throw ProbeFailure.wrongResult("\(task.measure.rawValue): no thread worked")
    }
    return ProbeMeasurement(amount: spans.reduce(0) { $0 + $1.count }, seconds: end - begin)
  }

  /// What one thread did.
  private struct Span: Sendable {
    var count = 0.0
    var begin = 0.0
    var end = 0.0
  }

  /// A call of it is one operation, and returns the same number each time.
  private static func operation(_ measure: ProbeMeasure) throws -> @Sendable () -> Int {
    switch measure {
    case .arithmetic: return { Arithmetic.operation() }
    case .compression:
      let zlib = try Compression()
      return { zlib.compressedBytes() }
    default: throw ProbeFailure.noEquivalent(reason: "Python's regular expressions exist in Python only")
    }
  }
}
