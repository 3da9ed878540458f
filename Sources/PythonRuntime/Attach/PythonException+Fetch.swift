import CPythonABI

// SAFETY (whole file): called by an attached thread only, right after a C function reported an exception. Every pointer
// is an owned reference unless said otherwise, and is released once.

extension EntryPoints {
  /// The result of a C function that returns NULL when an exception is set; still owned by the caller.
  func checked(_ result: ObjectPointer?) throws(PythonException) -> ObjectPointer {
    guard let result = unsafe result else { throw fetchException() }
    return unsafe result
  }

  /// Checks the result of a C function that returns a negative number when an exception is set.
  func checked(_ status: CInt) throws(PythonException) {
    if status < 0 { throw fetchException() }
  }

  /// Takes the exception that is set, leaving none, and copies it into text.
  func fetchException() -> PythonException {
    var type: ObjectPointer?
    var value: ObjectPointer?
    var traceback: ObjectPointer?
    unsafe api.PyErr_Fetch(&type, &value, &traceback)
    unsafe api.PyErr_NormalizeException(&type, &value, &traceback)
    defer {
      unsafe api.Py_DecRef(type)
      unsafe api.Py_DecRef(value)
      unsafe api.Py_DecRef(traceback)
    }
    guard let type = unsafe type, let value = unsafe value else {
      return PythonException(type: "SystemError", message: "a C function failed and set no exception")
    }
    return unsafe PythonException(
      type: name(ofType: type),
      message: text(api.PyObject_Str(value)) ?? "",
      traceback: formatted(type, value, traceback),
      exitCode: exitCode(type, value))
  }

  private func name(ofType type: ObjectPointer) -> String {
    let name = unsafe text(api.PyObject_GetAttrString(type, "__qualname__")) ?? "Exception"
    let module = unsafe text(api.PyObject_GetAttrString(type, "__module__")) ?? "builtins"
    return module == "builtins" ? name : "\(module).\(name)"
  }

  /// The lines of `traceback.format_exception`; empty when that itself raises.
  private func formatted(_ type: ObjectPointer, _ value: ObjectPointer, _ traceback: ObjectPointer?) -> [String] {
    guard let module = unsafe orClear(api.PyImport_ImportModule("traceback")) else { return [] }
    defer { unsafe api.Py_DecRef(module) }
    guard let format = unsafe orClear(api.PyObject_GetAttrString(module, "format_exception")) else { return [] }
    defer { unsafe api.Py_DecRef(format) }
    guard let arguments = unsafe orClear(tuple(borrowing: [type, value, traceback ?? none])) else { return [] }
    defer { unsafe api.Py_DecRef(arguments) }
    guard let lines = unsafe orClear(api.PyObject_Call(format, arguments, nil)) else { return [] }
    defer { unsafe api.Py_DecRef(lines) }
    guard case .list(let parts)? = unsafe try? PythonValue(lines, self) else { return [] }
    let whole = parts.map { if case .string(let part) = $0 { part } else { "" } }.joined()
    return whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast(
      whole.hasSuffix("\n") ? 1 : 0)
  }

  /// As CPython's own `main`: no code is 0, a number is itself, anything else is printed and is 1.
  private func exitCode(_ type: ObjectPointer, _ value: ObjectPointer) -> Int? {
    guard unsafe api.PyErr_GivenExceptionMatches(type, api.PyExc_SystemExit.pointee) != 0 else { return nil }
    guard let code = unsafe orClear(api.PyObject_GetAttrString(value, "code")) else { return 1 }
    defer { unsafe api.Py_DecRef(code) }
    switch unsafe try? PythonValue(code, self) {
    case .none?: return 0
    case .int(let code)?: return code
    case .bool(let code)?: return code ? 1 : 0
    default: return 1
    }
  }

  /// The text of a `str`, taking over the reference; nil, with no exception left, when it is none.
  private func text(_ object: ObjectPointer?) -> String? {
    guard let object = unsafe orClear(object) else { return nil }
    defer { unsafe api.Py_DecRef(object) }
    guard case .string(let text)? = unsafe try? PythonValue(object, self) else { return nil }
    return text
  }

  private func orClear(_ object: ObjectPointer?) -> ObjectPointer? {
    if unsafe object == nil { unsafe api.PyErr_Clear() }
    return unsafe object
  }
}
