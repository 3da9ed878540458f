/// Why a Python cannot be loaded, started or attached to.
public enum PythonError: Error, Sendable, Equatable {
  /// The shared library cannot be used; `reason` is what `dlopen` said, or the entry point it lacks.
  case cannotLoad(library: String, reason: String)
  /// The process already holds another libpython, and CPython cannot be unloaded.
  case anotherLibraryLoaded(library: String, loaded: String)
  /// An interpreter was started in this process before: CPython keeps state in static variables.
  case alreadyStarted(library: String)
  /// The interpreter did not start; `reason` is CPython's.
  case cannotStart(executable: String, reason: String)
  /// The interpreter is shutting down or gone, so no thread can attach to it.
  case shuttingDown
  /// The call blocks a thread, and this one belongs to Swift's tasks.
  case insideTask(call: String)
  /// The thread holds the interpreter, so the call would wait for itself.
  case alreadyAttached(call: String)
  /// The thread belongs to a subinterpreter, and CPython has one interpreter for each thread here.
  case belongsToSubinterpreter
  /// This CPython has no subinterpreters with a GIL of their own.
  case noOwnGIL(version: String)
  /// The subinterpreter did not start; `reason` is CPython's.
  case cannotStartSubinterpreter(reason: String)
  /// The system gave no thread; `code` is `pthread_create`'s.
  case noThread(code: Int32)
  /// The interpreter's last output could not be flushed.
  case lostOutput
  /// The GIL's events cannot be recorded; `reason` is the system's.
  case cannotRecord(file: String, reason: String)
}

extension PythonError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotLoad(let library, let reason):
      // dlopen's own words begin with the file that it could not load.
      (reason.hasPrefix(library) ? "" : "\(library): ") + reason
        + "; pass the shared library (libpython3.X.so) of a CPython 3.9 or later"
    case .anotherLibraryLoaded(let library, let loaded):
      "\(library): this process already holds \(loaded); use one process for each Python"
    case .alreadyStarted(let library):
      "\(library): this process already started its interpreter; use a new process"
    case .cannotStart(let executable, let reason):
      "\(executable): \(reason); check that it runs by itself: \(executable) -c pass"
    case .shuttingDown:
      "the interpreter is shutting down; attach before the body of Runtime.run returns"
    case .insideTask(let call):
      "\(call): it blocks, and this thread belongs to Swift's tasks; call it on a DedicatedThread"
    case .alreadyAttached(let call):
      "\(call): this thread is attached and would wait for itself; call it outside attach, or inside detach"
    case .belongsToSubinterpreter:
      "this thread belongs to a subinterpreter; attach to the main interpreter on another thread"
    case .noOwnGIL(let version):
      "Python \(version): it has no subinterpreters with a GIL of their own; use CPython 3.12 or later"
    case .cannotStartSubinterpreter(let reason):
      "subinterpreter: \(reason); start fewer, or use another CPython"
    case .noThread(let code):
      "the system gave no thread (error \(code)); start fewer, or raise the limit (ulimit -u)"
    case .lostOutput:
      "the interpreter could not flush its standard output; check where it goes"
    case .cannotRecord(let file, let reason):
      "\(file): \(reason), so the GIL's events cannot be recorded; set TMPDIR to a folder that can be written"
    }
  }
}
