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
    var threads: [NativeThread] = []
    defer {
      isOver.raise()
      for thread in threads { thread.join() }
    }
    do {
      for index in 0..<count {
        threads.append(
          try NativeThread(name: "cpu-\(index)") {
            guard ready.wait() else { return }
            while !isOver.isRaised { work() }
          })
      }
    } catch {
      ready.callOff()
      throw error
    }
    ready.wait()
    return try body()
  }

  /// Work without any lock.
  @Sendable static func compute() {
    precondition(Arithmetic.operation() == expected)
  }

  private static let expected = Arithmetic.operation()
}
