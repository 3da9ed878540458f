import PythonRuntime
import Synchronization

extension Subject {
  func functions() throws {
    try run { runtime in
      try runtime.attach { python in
        try python.define("add") { _, arguments in
          .int(arguments.reduce(0) { sum, argument in if case .int(let n) = argument { sum + n } else { sum } })
        }
        try python.define("twice") { python, arguments in
          try python.evaluate("lambda x: x * 2").call(arguments[0]).value
        }
        print(try python.evaluate("add(1, 2, 3)").int, try python.evaluate("twice('ab')").string)
        try python.define("shout", inModule: "megaphone") { _, arguments in
          guard case .string(let text)? = arguments.first else { return nil }
          return .string(text.uppercased())
        }
        print(try python.evaluate("__import__('megaphone').shout('hi'), add.__name__").value)
        let handle = try python.makeFunction("answer") { _, _ in 42 }
        print(try handle.call().int)
      }
      let calls = Atomic(0)
      try runtime.attach { python in
        try python.define("tick") { python, _ in
          python.detach { _ = calls.add(1, ordering: .relaxed) }
          return nil
        }
        try python.execute(
          """
          from threading import Thread
          threads = [Thread(target=lambda: [tick() for _ in range(500)]) for _ in range(4)]
          for t in threads: t.start()
          for t in threads: t.join()
          """)
      }
      print(calls.load(ordering: .relaxed))
    }
  }

  func functionErrors() throws {
    struct Broken: Error, CustomStringConvertible { var description: String { "the pump is broken" } }
    try run { runtime in
      try runtime.attach { python in
        try python.define("fail") { _, arguments in
          guard case .string(let type)? = arguments.first else { throw Broken() }
          throw PythonException(type: type, message: "from Swift")
        }
        try python.define("through") { python, _ in try python.evaluate("1 / 0").value }
        try python.define("leave") { python, _ in
          try python.execute("raise SystemExit(7)")
          return nil
        }
        try python.execute(
          """
          class Opaque: pass
          seen = []
          for call in [lambda: fail(), lambda: fail('KeyError'), lambda: fail('no.such.Error'), lambda: fail('print'),
                       lambda: fail(''), lambda: through(), lambda: leave(), lambda: fail(Opaque()), lambda: fail(a=1)]:
            try: call()
            except BaseException as error: seen.append(f'{type(error).__name__}: {error}')
          """)
        for line in try python.evaluate("seen").strings { print(line) }
      }
    }
  }

  /// The closure, and what it keeps, goes with the function object.
  func functionLifetime() throws {
    final class Token: Sendable {
      let freed: Meeting
      init(_ freed: Meeting) { self.freed = freed }
      deinit { print("freed") }
    }
    try run { runtime in
      try runtime.attach { python in
        let token = Token(Meeting(of: 1))
        try python.define("hold") { _, _ in
          _ = token
          return nil
        }
      }
      try runtime.attach { python in
        print("defined")
        try python.execute("hold(); del hold; import gc; gc.collect()")
        print("deleted")
      }
    }
  }

  func timedCalls() throws {
    try run { runtime in
      try runtime.attach { python in
        for call in TimedCall.allCases {
          try call.define(in: &python)
          let spent = try python.evaluate("\(call.name)(0.02)").double
          print(call.name, spent >= 0.02)
        }
        try python.execute(
          """
          seen = []
          for arguments in [(), ('x',), (-1,), (1, 2), (float('nan'),)]:
            try: hold_gil(*arguments)
            except ValueError as error: seen.append(str(error))
          """)
        print(try python.evaluate("len(seen), seen[0]").value)
      }
    }
  }

  /// Two threads meet while both are attached: only possible without a GIL.
  func rendezvous() throws {
    let limit: Duration = library.isFreeThreaded ? .seconds(20) : .milliseconds(100)
    try run { runtime in
      let meeting = Meeting(of: 2)
      let threads = try (0..<2).map { _ in
        try DedicatedThread { try runtime.attach { _ in meeting.attend(within: limit) } }
      }
      print(try threads.map { try $0.join() }.contains(false) ? "took turns" : "met while attached")
    }
  }
}
