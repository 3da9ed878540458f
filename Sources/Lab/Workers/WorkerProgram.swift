import Glibc

/// The executable that runs one request: `gillab`, started again as a worker.
public struct WorkerProgram: Sendable {
  /// Absolute path.
  public let path: String

  /// Looks beside the running program, then where `make install` puts it.
  public static func locate() throws(LabError) -> WorkerProgram {
    let folder = RunningProgram.folder
    let candidates = [folder + "/gillab", folder + "/../../bin/gillab"]
    for path in candidates where access(path, X_OK) == 0 { return WorkerProgram(path: path) }
    throw .workerMissing(searched: candidates)
  }

  public init(path: String) { self.path = path }
}

/// The program that this process runs.
public enum RunningProgram {
  /// Absolute path, symbolic links followed.
  public static let path: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  static var folder: String { path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }
}
