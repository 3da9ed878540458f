import CPythonABI

// SAFETY (whole file): called by an attached thread only, just before it returns NULL to CPython.

extension EntryPoints {
  /// Sets a Swift error as the Python exception: the built-in type a `PythonException` names, else `RuntimeError`.
  func setException(_ error: any Error) {
    let exception = error as? PythonException ?? PythonException(type: "", message: "\(error)")
    if let code = exception.exitCode, let number = unsafe api.PyLong_FromLongLong(Int64(code)) {
      defer { unsafe api.Py_DecRef(number) }
      unsafe api.PyErr_SetObject(api.PyExc_SystemExit.pointee, number)
      return
    }
    let builtin = unsafe builtinException(exception.type)
    let isKnown = unsafe builtin != nil || exception.type.isEmpty
    guard let message = unsafe string(isKnown ? exception.message : "\(exception)") else { return }
    defer { unsafe api.Py_DecRef(message) }
    unsafe api.PyErr_SetObject(builtin ?? api.PyExc_RuntimeError.pointee, message)
  }

  /// A built-in exception class by name, borrowed from `builtins`; nil when there is none of that name.
  private func builtinException(_ name: String) -> ObjectPointer? {
    guard !name.isEmpty, let found = unsafe api.PyDict_GetItemString(api.PyEval_GetBuiltins(), name) else { return nil }
    guard unsafe typeFlags(of: found) & TypeFlag.type != 0 else { return nil }
    let isException = unsafe found.withMemoryRebound(to: PyTypeObject.self, capacity: 1) {
      unsafe api.PyType_GetFlags($0) & TypeFlag.exception != 0
    }
    return unsafe isException ? found : nil
  }
}
