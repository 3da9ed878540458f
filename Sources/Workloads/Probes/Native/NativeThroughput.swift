import Measurement
import Synchronization

/// CPU work of several native threads without any lock: as `pyscripts/probes/cpu_work.py`.
final class NativeThroughput: Sendable {
  private let task: ProbeTask
  /// A call of it is one operation, and returns the same number each time.
  private let operation: @Sendable () -> Int
  private let line: StartLine
  private let spans = Mutex<[Span]>([])

  /// What one thread did.
  private struct Span: Sendable {
    var count = 0.0
    var begin = 0.0
    var end = 0.0
    var isRight = true
  }

  static func measure(_ task: ProbeTask) throws -> ProbeMeasurement {
    let shared = NativeThroughput(task, try operation(of: task.measure))
    var threads: [NativeThread] = []
    do {
      for index in 0..<task.threads { threads.append(try NativeThread(name: "work-\(index)", body: shared.work)) }
    } catch {
      shared.line.callOff()
      for thread in threads { thread.join() }
      throw error
    }
    for thread in threads { thread.join() }
    return try shared.sum()
  }

  private init(_ task: ProbeTask, _ operation: @escaping @Sendable () -> Int) {
    self.task = task
    self.operation = operation
    line = StartLine(task.threads)
  }

  @Sendable private func work() {
    var span = Span()
    let expected = operation()
    guard line.wait() else { return }
    span.begin = MonotonicSeconds.now()
    repeat {
      if operation() != expected { span.isRight = false }
      span.count += 1
      span.end = MonotonicSeconds.now()
    } while span.end < span.begin + task.sampleSeconds
    spans.withLock { $0.append(span) }
  }

  private func sum() throws -> ProbeMeasurement {
    let spans = spans.withLock { $0 }
    guard let begin = spans.map(\.begin).min(), let end = spans.map(\.end).max(), spans.allSatisfy(\.isRight) else {
      throw ProbeFailure.wrongResult("\(task.measure.rawValue): an operation gave another result than before")
    }
    return ProbeMeasurement(amount: spans.reduce(0) { $0 + $1.count }, seconds: end - begin)
  }

  private static func operation(of measure: ProbeMeasure) throws -> @Sendable () -> Int {
    switch measure {
    case .arithmetic: return { Arithmetic.operation() }
    case .compression:
      let zlib = try Compression()
      return { zlib.compressedBytes() }
    default: throw ProbeFailure.noEquivalent(reason: "Python's regular expressions exist in Python only")
    }
  }
}
