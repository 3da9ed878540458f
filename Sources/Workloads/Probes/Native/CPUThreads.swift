import Synchronization

/// CPU-bound native threads: what the native probes are measured beside.
final class CPUThreads: Sendable {
  private let isStopped = Atomic(false)

  /// Keeps `count` threads busy while `body` runs.
  ///
  /// - Parameter work: One short piece of work, for each thread again and again.
  static func run<R>(
    _ count: Int, work: @escaping @Sendable () -> Void, beside body: () throws -> R
  ) rethrows -> R {
    let shared = CPUThreads()
    let ready = StartLine(count + 1)
    let threads = (0..<count).map { index in
      NativeThread(name: "cpu-\(index)") {
        ready.wait()
        while !shared.isStopped.load(ordering: .relaxed) { work() }
      }
    }
    ready.wait()
    defer {
      shared.isStopped.store(true, ordering: .relaxed)
      for thread in threads { thread.join() }
    }
    return try body()
  }

  /// Work without any lock.
  @Sendable static func compute() {
    precondition(Arithmetic.operation() == Self.expected)
  }

  private static let expected = Arithmetic.operation()
}
