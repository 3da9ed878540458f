/// CPU-bound native threads: what the native probes are measured beside.
enum CPUThreads {
  /// Keeps `count` threads busy while `body` runs.
  ///
  /// - Parameter work: One short piece of work, for each thread again and again.
  static func run<R>(
    _ count: Int, work: @escaping @Sendable () -> Void, beside body: () throws -> R
  ) throws -> R {
    let isOver = Flag()
    let ready = StartLine(count + 1)
    let threads = try (0..<count).map { index in
      try NativeThread(name: "cpu-\(index)") {
        ready.wait()
        while !isOver.isRaised { work() }
      }
    }
    ready.wait()
    defer {
      isOver.raise()
      for thread in threads { thread.join() }
    }
    return try body()
  }

  /// Work without any lock.
  @Sendable static func compute() {
    precondition(Arithmetic.operation() == expected)
  }

  private static let expected = Arithmetic.operation()
}
