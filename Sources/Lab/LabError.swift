/// Why the lab itself could not do its work. What a snippet does is never one of these.
public enum LabError: Error, Sendable, Equatable, CustomStringConvertible {
  case workerMissing(searched: [String])
  case nativeMissing(path: String)
  /// One of gillab's own files.
  case unreadable(path: String)
  case temporaryFolder(path: String, reason: String)
  case worker(reason: String)
  case inspection(python: String, reason: String)
  /// A call that cannot be measured; `reason` may name it itself.
  case call(call: String?, reason: String)
  case interrupted(signal: Int32)

  public var description: String {
    switch self {
    case .workerMissing(let searched):
      "gillab is not in \(searched.joined(separator: " nor ")); build with make, or install with make install"
    case .nativeMissing(let path):
      "gillab-native is not at \(path); build with make, or install with make install"
    case .unreadable(let path):
      "\(path): it cannot be read; build with make, or install with make install"
    case .temporaryFolder(let path, let reason):
      "\(path): \(reason); set TMPDIR to a folder that can be written"
    case .worker(let reason):
      "a worker gave no result: \(reason); run make test to check this build"
    case .call(let call, let reason):
      (call.map { "\($0): " } ?? "") + reason
    case .interrupted(let signal):
      "interrupted by signal \(signal); nothing was written"
    case .inspection(let python, let reason):
      "\(python): it could not read the blocks: \(reason); choose another with --python"
    }
  }
}
