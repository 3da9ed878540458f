import PythonRuntime
import Supervision

/// `gillab worker …`: what the lab starts.
///
/// The worker knows nothing of documents, stores or reports. It starts no thread and no Swift task of its own: a script
/// may fork.
enum WorkerCommand {
  static func run(_ words: [String]) -> Int32 {
    switch words.dropFirst().first {
    case "python" where words.count >= 4: python(executable: words[2], library: words[3], from: 5)
    case "trace" where words.count >= 7: trace(words)
    case "check" where words.count == 3: check(library: words[2])
    case "end" where words.count == 3: end(directory: words[2])
    case "run" where words.count == 3: SupervisedRun.main(in: words[2])
    case "serve" where words.count <= 3: WorkerServer(library: words.count == 3 ? words[2] : nil).main()
    default: usage()
    }
  }

  /// Is `python`.
  ///
  /// - Parameter first: Index of Python's own first word on this process's command line.
  static func python(executable: String, library: String, from first: Int) -> Int32 {
    do {
      return try ScriptHost(library: .load(path: library)).runCommandLine(executable: executable, from: first)
    } catch {
      Gillab.complain("gillab: \(error)")
      return 2
    }
  }

  /// Is `python`, and records what happens to its GIL: `worker trace FILE LIMIT OPTIONS EXECUTABLE LIBRARY …`.
  ///
  /// OPTIONS are separated by commas: `calibration` offers the module gillab_native, `follow` traces interpreters that the
  /// script starts too, and `followed` says that this is one: then the name it was called by follows LIBRARY.
  private static func trace(_ words: [String]) -> Int32 {
    guard let limit = Int(words[3]) else { return usage() }
    let options = words[4].split(separator: ",")
    // One that was started by the program has the name that it was called by before its arguments.
    let isFollowed = options.contains("followed")
    let name = isFollowed && words.count > 7 ? words[7] : words[5]
    let first = isFollowed ? 9 : 8
    do {
      let trace = ScriptTrace(
        recording: GILRecording(file: words[2], limitBytes: limit), offersCalibration: options.contains("calibration"),
        followingWords: options.contains("follow") || isFollowed
          ? [LabProgram.thisProgram] + words[..<4] + [isFollowed ? words[4] : words[4] + ",followed"] : nil)
      return try ScriptHost(library: .load(path: words[6])).traceCommandLine(
        executable: words[5], name: name, from: first, trace)
    } catch PythonError.cannotRecord where isFollowed {
      // The trace is over, or this user may not write to it: the program must go on all the same.
      return python(executable: name, library: words[6], from: first)
    } catch {
      Gillab.complain("gillab: \(error)")
      return 2
    }
  }

  /// Status 0 when the library can be loaded and has every entry point; otherwise 1, and the reason on standard error.
  private static func check(library: String) -> Int32 {
    do {
      _ = try LibPython.load(path: library)
      return 0
    } catch {
      let reason = if case .cannotLoad(_, let reason) = error { reason } else { "\(error)" }
      Gillab.complain(reason)
      return 1
    }
  }

  /// Ends a program whose supervisor is gone.
  private static func end(directory: String) -> Int32 {
    Supervisor.endOrphans(of: directory)
    return 0
  }

  private static func usage() -> Int32 {
    Gillab.complain("gillab: worker is started by gillab itself; see gillab --help")
    return 2
  }
}
