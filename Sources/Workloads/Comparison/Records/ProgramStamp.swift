/// Which programs measured a run: digests of what is really carried out in its samples.
///
/// A commit does not tell: a tree may have changes, an installed program has none, and one that was not built anew is the
/// same after a commit.
public struct ProgramStamp: Codable, Sendable, Hashable {
  /// SHA-256 of the executable that embeds Python, in lowercase hexadecimal.
  public var gillab: String
  /// That of the executable with the Swift halves of the workloads.
  public var gillabNative: String
  /// That of the names and digests of all Python files in `pyscripts/models`.
  public var pythonModels: String
  /// Likewise of `pyscripts/workloads`.
  public var pythonWorkloads: String

  public init(gillab: String, gillabNative: String, pythonModels: String, pythonWorkloads: String) {
    self.gillab = gillab
    self.gillabNative = gillabNative
    self.pythonModels = pythonModels
    self.pythonWorkloads = pythonWorkloads
  }

  /// What is not the same in another one, by name.
  public func changes(to other: ProgramStamp) -> [String] {
    [
      ("gillab", gillab == other.gillab), ("gillab-native", gillabNative == other.gillabNative),
      ("pyscripts/models", pythonModels == other.pythonModels),
      ("pyscripts/workloads", pythonWorkloads == other.pythonWorkloads),
    ].filter { !$0.1 }.map(\.0)
  }
}
