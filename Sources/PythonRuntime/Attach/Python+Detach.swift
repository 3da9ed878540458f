import CPythonABI

extension Python {
  /// Runs native code while other threads may run Python: gives the GIL up, and takes it back before it returns.
  ///
  /// `body` can use neither this token nor a handle: it is `@Sendable`, and they are not. While the interpreter shuts
  /// down the thread stays attached, because CPython would end it when it came back.
  public mutating func detach<R, E: Error>(_ body: @Sendable () throws(E) -> R) throws(E) -> R {
    guard scope.gate.isOpen else { return try body() }
    // SAFETY: the token proves that this thread is attached; the state goes back on the same thread, on every path.
    let state = unsafe entries.api.PyEval_SaveThread()
    defer { unsafe entries.api.PyEval_RestoreThread(state) }
    return try ThreadPosition.with(scope.detached, body)
  }
}
