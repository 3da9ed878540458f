import Glibc
import PythonRuntime
import Synchronization

extension Subject {
  /// Each holds its GIL until the others hold theirs: with one GIL they would never meet.
  func subinterpreters() throws {
    try run { runtime in
      let imported = Meeting(of: 4)
      let meeting = Meeting(of: 4)
      let results = try runtime.withOwnGILSubinterpreters(4) { index, python in
        try python.execute("name = 'interpreter \(index)'\nimport json, threading")
        // An import may stop a free-threaded build's other interpreters, so the imports are over before anyone holds.
        python.detach { _ = imported.attend(within: .seconds(30)) }
        let met = meeting.attend(within: .seconds(30))
        return try python.evaluate("json.dumps([name, \(met ? "True" : "False")])").string
      }
      for result in results { print(try result.get()) }
      try runtime.attach { python in print(try python.evaluate("'name' in globals()").isTrue) }
    }
  }

  func subinterpreterErrors() throws {
    try run { runtime in
      let results = try runtime.withOwnGILSubinterpreters(3) { index, python in
        if index == 1 { try python.execute("raise LookupError('one of three')") }
        if index == 2 { try runtime.attach { python in try python.execute("pass") } }
        return index
      }
      for result in results { showError { try result.get() } }
      print(try runtime.withOwnGILSubinterpreters(0) { _, _ in 1 }.count)
    }
  }

  func subinterpreterFunctions() throws {
    try run { runtime in
      let total = Atomic(0)
      let results = try runtime.withOwnGILSubinterpreters(3) { index, python in
        try python.define("note") { python, _ in
          python.detach { _ = total.add(1, ordering: .relaxed) }
          return .int(index)
        }
        try python.execute(
          """
          import threading
          workers = [threading.Thread(target=lambda: [note() for _ in range(100)]) for _ in range(2)]
          for w in workers: w.start()
          for w in workers: w.join()
          """)
        return try python.evaluate("note()").int
      }
      print(try results.map { try $0.get() }, total.load(ordering: .relaxed))
    }
  }

  /// Not a test: how much faster two subinterpreters do twice the work of one, and how many processors they used.
  func speedUp() throws {
    let work = "def f():\n  total = 0\n  for i in range(5_000_000): total += i\nf()"
    try run { runtime in
      for _ in 0..<9 {
        let one = try cost { try runtime.withOwnGILSubinterpreters(1) { _, python in try python.execute(work) } }
        let two = try cost { try runtime.withOwnGILSubinterpreters(2) { _, python in try python.execute(work) } }
        print("speed-up \(2 * (one.wall / two.wall)), processors \(one.processors) and \(two.processors)")
      }
    }
  }

  private func cost<R>(_ body: () throws -> R) throws -> (wall: Duration, processors: Double) {
    let start = clock()
    let wall = try ContinuousClock().measure { _ = try body() }
    return (wall, Double(clock() - start) / Double(CLOCKS_PER_SEC) / (wall / .seconds(1)))
  }
}
