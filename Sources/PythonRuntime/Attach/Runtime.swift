import CPythonABI
import Synchronization

/// The one interpreter of this process, while it runs.
///
/// ```swift
/// let library = try LibPython.load(path: "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
/// let five = try Runtime.run(library, executable: "/usr/bin/python3.11") { runtime in
///   try runtime.attach { python in try python.evaluate("2 + 3").int }
/// }
/// ```
@safe  // The one pointer is used inside the gate only.
public final class Runtime: Sendable {
  public let library: LibPython
  let scope = InterpreterScope(kind: .main)
  /// The main interpreter.
  // SAFETY: never followed here, only handed back to CPython, which keeps it until `run` ends.
  nonisolated(unsafe) let interpreter: OpaquePointer

  private static let wasStarted = Mutex(false)

  private init(library: LibPython, interpreter: OpaquePointer) {
    self.library = library
    unsafe self.interpreter = interpreter
  }

  /// Starts the interpreter, runs `body`, and shuts it down on the same thread.
  ///
  /// `executable` is the interpreter's own path: it decides the prefix, the virtual environment and `sys.executable`.
  /// The shutdown waits for every thread that is inside `attach` or in a Swift function, and refuses later ones.
  /// UTF-8 mode is on, whatever the locale. CPython itself ends the process when it cannot start at all.
  @available(*, noasync, message: "it blocks and stays on one thread; call it on a DedicatedThread")
  public static func run<R>(
    _ library: LibPython, executable: String, _ body: (Runtime) throws -> R
  ) throws -> R {
    try refuseInsideTask("Runtime.run")
    let entries = library.entries
    let isFirst = wasStarted.withLock { wasStarted in
      defer { wasStarted = true }
      return !wasStarted
    }
    // SAFETY: Py_IsInitialized may be called at any time.
    guard isFirst, unsafe entries.api.Py_IsInitialized() == 0 else {
      throw PythonError.alreadyStarted(library: library.path)
    }
    try library.initialize(executable: executable)
    // SAFETY: initialising left this thread attached. Its state is kept for the shutdown, on this same thread.
    guard let interpreter = unsafe entries.api.PyInterpreterState_Get() else {
      throw PythonError.cannotStart(executable: executable, reason: "it has no interpreter state")
    }
    let runtime = unsafe Runtime(library: library, interpreter: interpreter)
    let mainThread = unsafe entries.api.PyEval_SaveThread()
    let result = Result { try body(runtime) }
    runtime.scope.gate.close()
    unsafe entries.api.PyEval_RestoreThread(mainThread)
    let status = ThreadPosition.with(.attached) { unsafe entries.api.Py_FinalizeEx() }
    let value = try result.get()
    guard status == 0 else { throw PythonError.lostOutput }
    return value
  }

  /// Attaches this thread to the interpreter while `body` runs: in a build with a GIL, waits for it and holds it.
  ///
  /// Throws what `body` throws, and `PythonError` when the interpreter is shutting down, when the thread belongs to a
  /// subinterpreter, or inside a task. It may be nested. `body` is `@Sendable` so that it can store no handle outside.
  @available(*, noasync, message: "it blocks and stays on one thread; call it on a DedicatedThread")
  public func attach<R>(_ body: @Sendable (inout Python) throws -> R) throws -> R {
    try Self.refuseInsideTask("attach")
    guard !ThreadPosition.current.isInSubinterpreter else { throw PythonError.belongsToSubinterpreter }
    return try scope.gate.enter {
      // SAFETY: the gate keeps the interpreter alive until this thread has left; the calls are paired on it.
      let state = unsafe library.entries.api.PyGILState_Ensure()
      defer { unsafe library.entries.api.PyGILState_Release(state) }
      return try ThreadPosition.with(scope.attached) {
        var python = Python(assumingAttachedTo: scope, library.entries)
        return try body(&python)
      }
    }
  }

  static func refuseInsideTask(_ call: String) throws(PythonError) {
    guard unsafe withUnsafeCurrentTask(body: { unsafe $0 == nil }) else { throw .insideTask(call: call) }
  }
}
