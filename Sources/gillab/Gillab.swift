import Glibc
import LibcShims

/// The program that users start, and the process that every Python and every block runs in.
///
/// It is small and starts no thread, so that `gillab python` costs little more than `python`. What needs more (parsing
/// a command line, documents, reports) is in `gillab-lab`, which this program becomes; and `gillab-lab` starts this
/// program again, as a worker, for each run. So the lab's own process never loads a Python.
@main
enum Gillab {
  static func main() {
    gillab_leave_crashes_alone()
    let arguments = CommandLine.arguments
    if let child = HostedChild(path: arguments.first ?? "") {
      exit(child.run(arguments: Array(arguments.dropFirst())))
    }
    let words = Array(arguments.dropFirst())
    switch words.first {
    case "python": PythonFrontEnd.start(words)
    case "worker": exit(WorkerCommand.run(words))
    case "twin" where words.count > 1 && !words[1].hasPrefix("-"): TwinFrontEnd.start(words)
    default: LabProgram.become()
    }
  }

  /// Writes a line to standard error.
  static func complain(_ message: String) {
    let line = message + "\n"
    write(2, line, line.utf8.count)
  }
}
