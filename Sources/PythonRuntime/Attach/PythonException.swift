/// A Python exception as text: it outlives the interpreter that raised it, and may cross threads.
///
/// A Swift function that Python calls may throw one; Python then sees the built-in exception of that type.
public struct PythonException: Error, Sendable, Equatable {
  /// The class, with its module unless it is built in: `ValueError`, `json.decoder.JSONDecodeError`.
  public let type: String
  /// `str(exception)`: empty for a bare `raise ValueError`.
  public let message: String
  /// The lines Python would print on standard error, causes included; empty for one made in Swift.
  public let traceback: [String]
  /// What the process would exit with, when the exception is `SystemExit`.
  public let exitCode: Int?

  public init(type: String, message: String) {
    self.init(type: type, message: message, traceback: [], exitCode: nil)
  }

  init(type: String, message: String, traceback: [String], exitCode: Int?) {
    self.type = type
    self.message = message
    self.traceback = traceback
    self.exitCode = exitCode
  }
}

extension PythonException: CustomStringConvertible {
  public var description: String { message.isEmpty ? type : "\(type): \(message)" }
}
