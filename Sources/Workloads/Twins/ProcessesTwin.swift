import Glibc
import Subprocess
import SystemPackage

/// `multiprocessing.Process` twice, natively: real children of the same program, made by posix_spawn.
public enum ProcessesTwin {
  static func run(executable: String) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for data in 1...2 {
        group.addTask {
          let ended = try await Subprocess.run(
            .path(FilePath(executable)), arguments: ["twin", "processes", "--child", "\(data)"],
            output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
          guard ended.terminationStatus.isSuccess else { throw ChildFailed(status: "\(ended.terminationStatus)") }
        }
      }
      try await group.waitForAll()
    }
  }

  /// What each child does.
  public static func child(_ data: String) {
    print("Process \(getpid()) is processing data: \(data)")
  }
}

struct ChildFailed: Error, CustomStringConvertible {
  let status: String
  var description: String { "a child process of the native twin ended with \(status)" }
}
