import Measurement

/// One combination that is measured: a workload of a size, done by a model with a number of workers.
public struct CellRecord: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable {
    case ok
    /// The model cannot do this work here; no sample was tried, or the first said so.
    case unsupported
    case failed
    case timeout
    case crashed
    /// Its checksum differs from the other cells' of the workload.
    case wrong
  }

  /// Its number in the run, from 0.
  public var index: Int
  public var workload: String
  public var size: Int
  public var language: Language
  /// The model's name in its language.
  public var model: String
  /// 0 where there are as many as units.
  public var workers: Int
  /// The interpreter; nil for Swift.
  @Nullable public var python: PythonBuild?
  /// A second copy of the baseline, or with `--aa` of the same cell: any difference is noise.
  public var isNullTwin: Bool
  /// Units in one pass, and passes in one sample, as the pilot chose them.
  public var units: Int
  public var repeats: Int
  public var status: Status
  /// Why it is not `ok`, as a clause.
  @Nullable public var reason: String?

  public init(
    index: Int, workload: String, size: Int, language: Language, model: String, workers: Int,
    python: PythonBuild? = nil,
    isNullTwin: Bool = false, units: Int, repeats: Int = 1, status: Status = .ok, reason: String? = nil
  ) {
    self.index = index
    self.workload = workload
    self.size = size
    self.language = language
    self.model = model
    self.workers = workers
    self.python = python
    self.isNullTwin = isNullTwin
    self.units = units
    self.repeats = repeats
    self.status = status
    self.reason = reason
  }
}

/// Which interpreter it was: two builds of one version may differ by a lot.
public struct PythonBuild: Codable, Sendable, Hashable {
  /// For example `3.13.0`; a `t` marks a free-threaded build.
  public var version: String
  public var executable: String
  public var library: String
  /// Size in bytes and modification time of the library, as seconds since 1970: a rebuilt one is another build.
  public var libraryBytes: Int
  public var libraryModifiedAt: Double

  public init(version: String, executable: String, library: String, libraryBytes: Int, libraryModifiedAt: Double) {
    self.version = version
    self.executable = executable
    self.library = library
    self.libraryBytes = libraryBytes
    self.libraryModifiedAt = libraryModifiedAt
  }
}

extension CellRecord {
  /// The cell as people name it, the same for copies of one: `cpu.pure 20000  Python 3.13.0 thread ×2`.
  public var words: String {
    let owner = python.map { "Python \($0.version)" } ?? language.name
    return "\(workload) \(size)  \(owner) \(model)" + (workers > 1 ? " ×\(workers)" : "")
  }
}
