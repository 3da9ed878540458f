import Glibc
import LibcShims
import PythonRuntime
import Workloads

/// One process, one interpreter, one request.
///
/// The worker knows nothing of documents, stores or reports. It starts no thread and no Swift task of its own: a script
/// may fork.
@main
enum Worker {
  static func main() {
    gillab_leave_crashes_alone()
    let arguments = CommandLine.arguments
    if let child = HostedChild(path: arguments.first ?? "") {
      exit(child.run(arguments: Array(arguments.dropFirst())))
    }
    switch arguments.dropFirst().first {
    case "python" where arguments.count >= 4:
      exit(python(executable: arguments[2], library: arguments[3], from: 4))
    case "check" where arguments.count == 3:
      exit(check(library: arguments[2]))
    case "run" where arguments.count == 3:
      exit(SupervisedRun(directory: arguments[2]).main())
    default:
      complain("gillab-worker is started by gillab; run gillab --help")
      exit(2)
    }
  }

  private static func python(executable: String, library: String, from first: Int) -> Int32 {
    do {
      return try ScriptHost(library: library).runCommandLine(executable: executable, from: first)
    } catch {
      complain("\(error)")
      return 2
    }
  }

  /// Status 0 when the library can be loaded and has every entry point; otherwise 1, and the reason on standard error.
  private static func check(library: String) -> Int32 {
    do {
      _ = try ScriptHost(library: library)
      return 0
    } catch {
      complain(error.reason)
      return 1
    }
  }

  static func complain(_ message: String) {
    let line = message + "\n"
    write(2, line, line.utf8.count)
  }
}
