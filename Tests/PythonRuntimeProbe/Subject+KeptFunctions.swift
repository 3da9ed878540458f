import PythonRuntime

extension Subject {
  /// A function that is kept from one `attach` to the next, after Python has let go of it, and used on another thread.
  func keptFunctions() throws {
    try run { runtime in
      let double = try runtime.attach { python in
        try python.execute("double = lambda number: number * 2")
        let function = python.keep(try python.evaluate("double"))
        try python.execute("del double")
        return function
      }
      print(try runtime.attach { python in try double.call(.int(21), in: python).int })
      let thread = try DedicatedThread {
        try runtime.attach { python in try double.call(.string("ab"), in: python).string }
      }
      print(try thread.join())
      showError { try runtime.attach { python in try double.call(.none, in: python).int } }
      guard library.hasOwnGILSubinterpreters else { return }
      let results = try runtime.withOwnGILSubinterpreters(1) { _, python in
        try double.call(.int(1), in: python).int
      }
      for result in results { showError { try result.get() } }
    }
  }
}
