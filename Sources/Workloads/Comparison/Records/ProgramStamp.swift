import Measurement

/// Which programs measured something: digests of what is really carried out, and the variables that change what it does.
///
/// A commit does not tell: a tree may have changes, an installed program has none, and one that was not built anew is the
/// same after a commit.
public struct ProgramStamp: Codable, Sendable, Hashable {
  /// SHA-256 of the executable that embeds Python, in lowercase hexadecimal.
  public var gillab: String
  /// That of the executable with the Swift halves of the workloads.
  public var gillabNative: String
  /// That of the executable that decides, of results that are kept with what was decided; null of runs, which are worked
  /// out anew from their samples, and in what earlier gillabs kept.
  @Nullable public var gillabLab: String?
  /// That of the names and digests of all Python files in `pyscripts/models` and the folders in it.
  public var pythonModels: String
  /// Likewise of `pyscripts/workloads`.
  public var pythonWorkloads: String
  /// Likewise of each other folder of `pyscripts` that a measurement can rest on, by its name. Null in what earlier
  /// gillabs measured.
  @Nullable public var otherPython: [String: String]?
  /// The environment's variables for Python (`PYTHON_GIL`, `PYTHONPATH`, …) that the interpreters were started with, by
  /// name. Null in what earlier gillabs measured.
  @Nullable public var variables: [String: String]?

  public init(
    gillab: String, gillabNative: String, pythonModels: String, pythonWorkloads: String,
    otherPython: [String: String]? = nil, variables: [String: String]? = nil, gillabLab: String? = nil
  ) {
    self.gillab = gillab
    self.gillabNative = gillabNative
    self.gillabLab = gillabLab
    self.pythonModels = pythonModels
    self.pythonWorkloads = pythonWorkloads
    self.otherPython = otherPython
    self.variables = variables
  }

  /// Whether it says all that a measurement rests on: those of earlier gillabs do not.
  public var isWhole: Bool { otherPython != nil && variables != nil }

  /// What is not the same in another one, by name: `pyscripts/models`, `PYTHON_GIL (1 then, not set now)`.
  public func changes(to other: ProgramStamp) -> [String] {
    let programs = [
      ("gillab", gillab == other.gillab), ("gillab-native", gillabNative == other.gillabNative),
      ("gillab-lab", gillabLab == other.gillabLab),
      ("pyscripts/models", pythonModels == other.pythonModels),
      ("pyscripts/workloads", pythonWorkloads == other.pythonWorkloads),
    ].filter { !$0.1 }.map(\.0)
    let folders = Self.differences(otherPython, other.otherPython).map { "pyscripts/\($0.name)" }
    let settings = Self.differences(variables, other.variables).map { difference in
      "\(difference.name) (\(difference.old ?? "not set") then, \(difference.new ?? "not set") now)"
    }
    return programs + folders + settings
  }

  private static func differences(
    _ old: [String: String]?, _ new: [String: String]?
  ) -> [(name: String, old: String?, new: String?)] {
    let (old, new) = (old ?? [:], new ?? [:])
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { ($0, old[$0], new[$0]) }
  }
}
