import PythonRuntime

extension Subject {
  func capabilities() throws {
    print(library.version.major, library.version.minor, library.isFreeThreaded, library.hasOwnGILSubinterpreters)
    try run { runtime in
      try runtime.attach { python in
        print(try python.isGILEnabled)
        print(try python.evaluate("'%d.%d' % __import__('sys').version_info[:2]").string)
      }
    }
  }

  /// What decides which modules and packages a program sees.
  func identity() throws {
    try run { runtime in
      try runtime.attach { python in
        try python.execute("import json, os, sys")
        print(
          try python.evaluate("json.dumps([sys.executable, sys.prefix, sys.base_prefix, sys.exec_prefix, os.__file__])")
            .string)
      }
    }
  }

  func values() throws {
    try run { runtime in
      try runtime.attach { python in
        try python.execute("def same(x): return x")
        let same = try python.evaluate("same")
        let values: [PythonValue] = [
          nil, true, false, 0, .int(.min), .int(.max), 2.5, .double(-.infinity), "", "蟒蛇 🐍 e\u{301}", "a\0b",
          .bytes([0, 255]),
          .bytes([]), [], [1, [2.5, "x"]], .tuple([1, nil]),
        ]
        for value in values {
          let back = try same.call(value).value
          if back != value { print("sent \(value), got \(back)") }
        }
        print(try same.call(.list([1, 2, 3])).ints, try same.call(.list([0.5, 1])).doubles)
        print(try same.call(.list(["a", "b"])).strings, try same.call(.bytes([7, 8])).bytes)
        print(try python.evaluate("2 + 3").int, try python.evaluate("7 / 2").double, try python.evaluate("[]").isTrue)
        print(try python.evaluate("'x' * 3").string, try python.evaluate("None").isNone)
      }
      showError { try runtime.attach { python in try python.evaluate("2 ** 63").int } }
      showError { try runtime.attach { python in try python.evaluate("{}").value } }
      showError { try runtime.attach { python in try python.evaluate("'\\ud800'").value } }
      showError { try runtime.attach { python in try python.evaluate("3").string } }
      showError {
        try runtime.attach { python in
          try python.execute("loop = []; loop.append(loop)")
          return try python.evaluate("loop").value
        }
      }
    }
  }

  func objects() throws {
    try run { runtime in
      try runtime.attach { python in
        let math = try python.importModule("math")
        print(try math.attribute("sqrt").call(16).double, try math.attribute("pi").double)
        try python.execute(
          "class Point:\n  def __init__(self, x, y=0): self.x, self.y = x, y\n  def __str__(self): return f'{self.x},{self.y}'"
        )
        let point = try python.evaluate("Point").call(3, keywords: ["y": 4])
        try point.setAttribute("x", to: 5)
        print(try point.description, try point.attribute("y").int)
        let numbers = try python.evaluate("[10, 20, 30]")
        print(try numbers.count, try numbers.item(-1).int, try python.evaluate("sum").call(numbers).int)
        print(try python.importModule("os.path").attribute("sep").string)
        print(try python.make(["a", 1]).value)
      }
    }
  }

  func exceptions() throws {
    try run { runtime in
      do {
        try runtime.attach { python in
          try python.execute("def f():\n  raise ValueError('bad 值')\nf()", filename: "notes.md")
        }
      } catch let error as PythonException {
        print(error.type, error.message, error.exitCode as Any)
        for line in error.traceback where !line.contains("~") && !line.contains("^") { print(line) }
      }
      for source in ["import sys; sys.exit()", "raise SystemExit(3)", "raise SystemExit('bye')", "raise KeyError"] {
        do {
          try runtime.attach { python in try python.execute(source) }
        } catch let error as PythonException {
          print(error, "|", error.exitCode.map { "exit \($0)" } ?? "no exit")
        }
      }
      for source in ["1 +", "a\0b", "import json; json.loads('{')", "raise type('Own', (Exception,), {})('x')"] {
        do {
          try runtime.attach { python in try python.execute(source) }
        } catch let error as PythonException {
          print(error.type)
        }
      }
      showError { try runtime.attach { python in try python.importModule("no_such_module").isNone } }
      showError { try runtime.attach { python in try python.evaluate("1").attribute("nothing").isNone } }
    }
  }

  /// Handles release what they own: the counts go back to where they were.
  func references() throws {
    try run { runtime in
      try runtime.attach { python in
        try python.execute(
          "import sys\nclass Thing: alive = 0\nthing = Thing()\ndef count(): return sys.getrefcount(thing)")
        let before = try python.evaluate("count()").int
        for _ in 0..<100 {
          let thing = try python.evaluate("thing")
          let same = try python.evaluate("lambda x: x").call(thing)
          _ = try same.attribute("alive").int
          _ = try? same.attribute("nothing").int
          _ = try? thing.call(1, 2)
          _ = try? thing.value
        }
        print(try python.evaluate("count()").int - before)
      }
    }
  }
}
