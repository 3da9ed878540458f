/// A Swift function that keeps its thread busy for a known time, for scripts that show what the GIL does meanwhile.
public enum TimedCall: Sendable, CaseIterable {
  /// Holds the GIL all along, as an extension module that never lets go.
  case holding
  /// Releases the GIL first, as a well-behaved extension module.
  case releasing

  /// Its name in Python; it takes the seconds and returns them as measured.
  public var name: String {
    switch self {
    case .holding: "hold_gil"
    case .releasing: "release_gil"
    }
  }

  /// Puts the function into a module, `__main__` by default.
  public func define(in python: inout Python, module: String = "__main__") throws(PythonException) {
    try python.define(name, inModule: module) { python, arguments in
      let duration = try Self.duration(arguments, of: self)
      let spent =
        switch self {
        case .holding: Self.spin(for: duration)
        case .releasing: python.detach { Self.spin(for: duration) }
        }
      return .double(spent / .seconds(1))
    }
  }

  /// Uses the processor until `duration` has passed, and returns how long that was.
  private static func spin(for duration: Duration) -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    while clock.now - start < duration {}
    return clock.now - start
  }

  private static func duration(_ arguments: [PythonValue], of call: TimedCall) throws -> Duration {
    let seconds: Double? =
      switch arguments.first {
      case .double(let seconds)?: seconds
      case .int(let seconds)?: Double(seconds)
      default: nil
      }
    guard let seconds, arguments.count == 1, (0...3600).contains(seconds) else {
      throw PythonException(type: "ValueError", message: "\(call.name): pass the seconds, from 0 to 3600")
    }
    return .seconds(seconds)
  }
}
