import CPythonABI

extension Runtime {
  /// Runs `body` in `count` subinterpreters at once, each with a GIL of its own and on a native thread of its own.
  ///
  /// Returns what each did, in order of its index from 0. No body runs before all have started. They share no object,
  /// and modules that support one interpreter only do not import there. Blocks until the last one has ended.
  /// CPython 3.12 and later.
  ///
  /// - Parameter onMissing: Called once for each that does not start, on any thread: bodies that would wait for all of
  ///   them are to be told.
  @available(*, noasync, message: "it blocks; call it on a DedicatedThread")
  public func withOwnGILSubinterpreters<R: Sendable>(
    _ count: Int, onMissing: @escaping @Sendable () -> Void = {},
    _ body: @escaping @Sendable (Int, inout Python) throws -> R
  ) throws -> [Result<R, any Error>] {
    try Self.refuseInsideTask("withOwnGILSubinterpreters")
    guard library.hasOwnGILSubinterpreters else { throw PythonError.noOwnGIL(version: "\(library.version)") }
    guard !ThreadPosition.current.isAttached else {
      throw PythonError.alreadyAttached(call: "withOwnGILSubinterpreters")
    }
    let starts = InterpreterStarts(count)
    let threads = (0..<max(count, 0)).map { index in
      // One that does not start is a result as any other.
      Result {
        do {
          return try DedicatedThread { [self] in
            // One that has not started when it ends never will.
            defer { if starts.settle(index) { onMissing() } }
            return try inSubinterpreter { python in
              starts.settle(index)
              python.detach { starts.wait() }
              return try body(index, &python)
            }
          }
        } catch {
          if starts.settle(index) { onMissing() }
          throw error
        }
      }
    }
    return threads.map { thread in Result { try thread.get().join() } }
  }

  /// Starts a subinterpreter on this thread, runs `body` in it and ends it.
  private func inSubinterpreter<R>(_ body: (inout Python) throws -> R) throws -> R {
    try scope.gate.enter {
      let api = unsafe library.entries.api
      let subscope = InterpreterScope(kind: .sub)
      // SAFETY: `main` is this thread's state in the main interpreter, whose end the gate holds back; it is deleted on
      // this thread. The calls between are CPython's documented order, and leave the thread as they found it.
      let main = unsafe api.PyThreadState_New(interpreter)
      let sub = try unsafe Self.oneAtATime.withLock { _ throws(PythonError) in
        unsafe api.PyEval_RestoreThread(main)
        return try unsafe startSubinterpreter(from: main)
      }
      return try ThreadPosition.with(subscope.attached) {
        defer {
          unsafe _ = api.PyEval_SaveThread()
          subscope.gate.close()
          Self.oneAtATime.withLock { _ in
            unsafe api.PyEval_RestoreThread(sub)
            unsafe api.Py_EndInterpreter(sub)
            unsafe api.PyEval_RestoreThread(main)
            unsafe api.PyThreadState_Clear(main)
            unsafe api.PyThreadState_DeleteCurrent()
          }
        }
        var python = Python(assumingAttachedTo: subscope, library.entries)
        return try body(&python)
      }
    }
  }

  /// Leaves this thread attached to a new subinterpreter and returns its state there; deletes `main` if there is none.
  private func startSubinterpreter(
    from main: UnsafeMutablePointer<PyThreadState>?
  ) throws(PythonError) -> UnsafeMutablePointer<PyThreadState> {
    let api = unsafe library.entries.api
    var config = GillabInterpreterConfig(
      use_main_obmalloc: 0, allow_fork: 0, allow_exec: 0, allow_threads: 1, allow_daemon_threads: 0,
      check_multi_interp_extensions: 1, gil: CInt(GILLAB_OWN_GIL))
    var sub: UnsafeMutablePointer<PyThreadState>?
    var reason = "CPython has no call for it"
    // SAFETY: attached to the main interpreter. On failure CPython leaves the thread there.
    if let start = unsafe api.Py_NewInterpreterFromConfig {
      let failure = unsafe gillab_python_status_failure(start(&sub, &config))
      if let sub = unsafe sub, unsafe failure == nil { return unsafe sub }
      reason = unsafe failure.map { unsafe String(cString: $0) } ?? "CPython gave no reason"
    }
    unsafe api.PyThreadState_Clear(main)
    unsafe api.PyThreadState_DeleteCurrent()
    throw .cannotStartSubinterpreter(reason: reason)
  }

  /// Starting and ending take turns: CPython 3.12 and 3.13 race there on what the interpreters share. Nobody waits for
  /// it while attached.
  private static let oneAtATime = Monitor(())
}

/// Which subinterpreters have started or never will, and where those that have wait for the others: starting one stops the
/// others' threads in a free-threaded build, and work that began early would not be parallel in any build.
private final class InterpreterStarts: Sendable {
  private let unsettled: Monitor<Set<Int>>

  init(_ count: Int) { unsettled = Monitor(Set(0..<max(count, 0))) }

  /// Says that one has started or never will.
  ///
  /// - Returns: Whether that was not known yet.
  @discardableResult
  func settle(_ index: Int) -> Bool { unsettled.withLock { $0.remove(index) != nil } }

  func wait() { unsettled.wait { $0.isEmpty ? () : nil } }
}
