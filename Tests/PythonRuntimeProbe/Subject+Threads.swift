import Glibc
import PythonRuntime
import Synchronization

extension Subject {
  /// Eight native threads take turns; while each is detached, all of them meet.
  func threads() throws {
    try run { runtime in
      let meeting = Meeting(of: 8)
      let threads = try (0..<8).map { index in
        try DedicatedThread {
          try runtime.attach { python in
            let square = try python.evaluate("\(index) ** 2").int
            let met = python.detach { meeting.attend(within: .seconds(20)) }
            return try python.evaluate("\(square) + 1").int + (met ? 0 : 1000)
          }
        }
      }
      print(try threads.map { try $0.join() })
      try runtime.attach { python in print(try python.evaluate("__import__('threading').active_count()").int) }
    }
  }

  func nesting() throws {
    try run { runtime in
      let total = try runtime.attach { python in
        let one = try python.evaluate("1").int
        let two = try runtime.attach { inner in
          try inner.detach { try runtime.attach { innermost in try innermost.evaluate("2").int } }
        }
        return one + two + (try python.evaluate("3").int)
      }
      print(total)
    }
  }

  func refusals() throws {
    let subject = self
    showError { try LibPython.load(path: "/nowhere/libpython3.so") }
    let escaped = Mutex<Runtime?>(nil)
    try run { runtime in
      escaped.withLock { $0 = runtime }
      showError { try subject.run { _ in 1 } }
      showError { try runtime.attach { _ in try runtime.withOwnGILSubinterpreters(1) { _, _ in 1 } } }
      let result = Mutex<String>("")
      let isDone = Meeting(of: 2)
      Task {
        result.withLock { $0 = attachSynchronously(runtime) }
        _ = isDone.attend(within: .seconds(20))
      }
      _ = isDone.attend(within: .seconds(20))
      print(result.withLock { $0 })
    }
    showError { try escaped.withLock { $0 }?.attach { python in try python.evaluate("1").int } }
    showError { try subject.run { _ in 1 } }
  }

  /// A thread is still attached when the body returns: the shutdown waits for it.
  func shutdown() throws {
    let ended = Atomic(false)
    try run { runtime in
      let isIn = Meeting(of: 2)
      _ = try DedicatedThread {
        try runtime.attach { python in
          python.detach {
            _ = isIn.attend(within: .seconds(20))
            usleep(200_000)
          }
          try python.execute("late = 1")
          ended.store(true, ordering: .sequentiallyConsistent)
        }
      }
      _ = isIn.attend(within: .seconds(20))
    }
    print(ended.load(ordering: .sequentiallyConsistent))
  }

  /// Python's exit handlers may call Swift, which may detach.
  func exitHandler() throws {
    try run { runtime in
      try runtime.attach { python in
        try python.define("farewell") { python, _ in
          python.detach { print("farewell") }
          return try python.evaluate("1").value
        }
        try python.execute("import atexit; atexit.register(farewell)")
      }
      print("body ends")
    }
    print("shut down")
  }
}

/// As a library might: it hides the task from the compiler.
private func attachSynchronously(_ runtime: Runtime) -> String {
  do {
    return "\(try runtime.attach { python in try python.evaluate("1").int })"
  } catch {
    return "\(error)"
  }
}

/// Where a number of threads wait until all have come.
final class Meeting: Sendable {
  private let expected: Int
  private let present = Atomic(0)

  init(of expected: Int) { self.expected = expected }

  /// Whether all came in time.
  func attend(within limit: Duration) -> Bool {
    present.add(1, ordering: .sequentiallyConsistent)
    let deadline = ContinuousClock.now + limit
    while present.load(ordering: .sequentiallyConsistent) < expected {
      if ContinuousClock.now > deadline { return false }
      usleep(1000)
    }
    return true
  }
}
