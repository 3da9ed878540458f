import CPythonABI
import Glibc

/// A script whose GIL is recorded.
public struct ScriptTrace: Sendable {
  public var recording: GILRecording
  /// Whether the script can import `gillab_native`, whose functions keep or release the GIL for a known time.
  public var offersCalibration: Bool

  /// The command line, before the interpreter's path and its library's, by which this program runs an interpreter that
  /// the script starts; nil when such are left alone.
  public var followingWords: [String]?

  public init(recording: GILRecording, offersCalibration: Bool = false, followingWords: [String]? = nil) {
    self.recording = recording
    self.offersCalibration = offersCalibration
    self.followingWords = followingWords
  }
}

/// What is done inside the interpreter for a trace: as little as possible, and only when the script or a thread begins.
///
/// As for ``Witness``, an audit hook (PEP 578) tells the moments, and the script's own bytes and modules are untouched.
enum TracedScript {
  /// SAFETY: written by ``prepare`` before the interpreter exists, then only by audit events of its first thread.
  nonisolated(unsafe) private static var state: State?

  private struct State {
    let api: GillabPythonAPI
    let trace: ScriptTrace
    var hasBegun = false
  }

  static func prepare(_ library: LibPython, executable: String, _ trace: ScriptTrace) throws(PythonError) {
    try trace.recording.start(in: library)
    if let words = trace.followingWords {
      // SAFETY: read at each start of a program until the process ends, so never freed.
      let kept = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: words.count + 1)
      for (index, word) in words.enumerated() { kept[index] = UnsafePointer(strdup(word)) }
      kept[words.count] = nil
      gillab_follow_executions(executable, strdup(library.path), kept)
    }
    state = State(api: library.entries.api, trace: trace)
    _ = library.entries.api.PySys_AddAuditHook({ event, _, _ in TracedScript.audit(event) }, nil)
  }

  /// SAFETY: the interpreter calls it attached, with a C string that lives for the call. It never raises.
  private static func audit(_ event: UnsafePointer<CChar>?) -> Int32 {
    guard let event else { return 0 }
    if strncmp(event, "cpython.run_", 12) == 0 { begin() }
    return 0
  }

  /// The interpreter has started and turns to the script.
  private static func begin() {
    guard let state, !state.hasBegun else { return }
    self.state?.hasBegun = true
    if state.trace.offersCalibration { CalibrationFunctions.install(state.api) }
    HoldStacks.install(state.api)
    GILState.note(state.api)
    gillab_gil_before_threads { TracedScript.beforeThread() }
    gillab_gil_mark_script()
  }

  /// SAFETY: called from inside the interpreter's own call that starts a thread. Native code may make that call without
  /// being attached, and then nothing can be asked.
  private static func beforeThread() {
    guard let api = state?.api, let current = api._PyThreadState_UncheckedGet?() ?? api.PyThreadState_GetUnchecked?(),
      current == api.PyGILState_GetThisThreadState()
    else { return }
    GILState.note(api)
    ThreadNames.install(api)
  }
}
