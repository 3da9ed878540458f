import Glibc
import PythonRuntime
import Workloads

/// A child that `multiprocessing` started by the spawn or forkserver method.
///
/// Python starts such a child by a path. In a watched run, and in a sample, that path is a link to this program in the
/// run's own folder, beside the request: so the child knows its interpreter and is hosted as its parent is, and no
/// environment variable that a script could see is needed.
struct HostedChild {
  private let directory: String

  /// - Parameter executable: The interpreter's own.
  static func name(executable: String) -> String { String(executable.split(separator: "/").last ?? "python3") }

  /// Nil when the program was started by its own name.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, let name = parts.last, !name.hasPrefix("gillab") else { return nil }
    directory = parts.dropLast().joined(separator: "/")
    guard access("\(directory)/\(RunRequest.fileName)", R_OK) == 0 else { return nil }
  }

  func run(arguments: [String]) -> Int32 {
    do {
      switch try RunRequest.read(from: directory).program {
      case .snippet(let snippet):
        let host = try ScriptHost(library: .load(path: snippet.library))
        return host.run(
          executable: snippet.executable,
          watched: snippet.watched(role: .child(arguments: arguments), directory: directory))
      case .sample(let sample):
        let host = try ScriptHost(library: .load(path: sample.python.library))
        return host.run(executable: sample.python.executable, arguments: arguments)
      case .command, .probe, .script: return 2
      }
    } catch {
      Gillab.complain("\(directory): \(error)")
      return 2
    }
  }
}
