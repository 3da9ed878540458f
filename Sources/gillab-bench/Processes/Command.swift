/// A program to run: absolute path, and what follows it on its command line.
struct Command: Sendable {
  let path: String
  let arguments: [String]

  init(_ path: String, _ arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }

  var words: [String] { [path] + arguments }
}

/// What one run of a program cost.
struct Cost: Sendable, Codable {
  /// From just before the process is made to the moment its end is known.
  var wallSeconds: Double
  /// User and system time of the process and of those it waited for.
  var cpuSeconds: Double

  static func + (left: Cost, right: Cost) -> Cost {
    Cost(wallSeconds: left.wallSeconds + right.wallSeconds, cpuSeconds: left.cpuSeconds + right.cpuSeconds)
  }
}

/// A program that did not do what it is measured for.
struct CommandFailed: Error, CustomStringConvertible {
  let command: [String]
  let reason: String

  var description: String { "\(command.joined(separator: " ")): \(reason)" }
}
