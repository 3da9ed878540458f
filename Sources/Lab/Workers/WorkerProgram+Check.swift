import Subprocess
import SystemPackage

extension WorkerProgram {
  /// Why a library cannot be used as a libpython; nil if it can. Loads it in a process of its own.
  public func objection(to library: String) async -> String? {
    do {
      let ended = try await Subprocess.run(
        .path(FilePath(path)), arguments: ["worker", "check", library], output: .discarded,
        error: .string(limit: 20_000))
      if ended.terminationStatus.isSuccess { return nil }
      let reason = ended.standardError.split(separator: "\n").joined(separator: " ")
      return reason.isEmpty ? "loading it ended with \(ended.terminationStatus)" : reason
    } catch {
      return "it could not be tried: \(error)"
    }
  }
}
