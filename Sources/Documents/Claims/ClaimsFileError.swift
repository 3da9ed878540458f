/// A claims file that cannot be used, with everything found wrong in it.
public struct ClaimsFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The claims file.
  public let path: String
  /// In the file's order; never empty.
  public let problems: [ExpectationsError.Problem]

  /// One line for each problem: `path:line:column: message`.
  public var description: String { ExpectationsError(path: path, problems: problems).description }
}
