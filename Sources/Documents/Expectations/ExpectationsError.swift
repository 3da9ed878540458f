/// An expectations file that cannot be used, with everything found wrong in it.
public struct ExpectationsError: Error, Equatable, Sendable, CustomStringConvertible {
  public struct Problem: Error, Equatable, Sendable {
    /// 1-based line and column in the expectations file; `nil` where the whole file is meant.
    public let line: Int?
    public let column: Int?
    /// The thing, what is wrong, what to do.
    public let message: String
  }

  /// The expectations file.
  public let path: String
  /// In the file's order; never empty.
  public let problems: [Problem]

  /// One line for each problem: `path:line:column: message`.
  public var description: String {
    problems.map { problem in
      let place = [problem.line, problem.column].compactMap { $0.map { ":\($0)" } }.joined()
      return "\(path)\(place): \(problem.message)"
    }.joined(separator: "\n")
  }
}
