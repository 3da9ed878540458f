import CPythonABI

/// Proof that the calling thread is attached to an interpreter: the one way to reach Python's objects.
///
/// A program gets one from `attach`, cannot copy, keep or send it, and loses it for as long as `detach` runs. It is
/// passed `inout`: a `borrowing` token crashes the Swift 6.3.1 compiler once an escaping closure captures it.
/// In a build with a GIL the token also means that no other thread runs Python; in a free-threaded one it does not.
public struct Python: ~Copyable {
  let entries: EntryPoints
  let scope: InterpreterScope

  /// Vouches that the thread is attached and stays so while the token lives.
  init(assumingAttachedTo scope: InterpreterScope, _ entries: EntryPoints) {
    self.entries = entries
    self.scope = scope
  }
}

@available(*, unavailable, message: "the token belongs to the attached thread")
extension Python: Sendable {}

// SAFETY (rest of the file): the token proves that the thread is attached; each new reference goes to a handle or is
// released here.
extension Python {
  /// The value of an expression, evaluated in `__main__`.
  @_lifetime(borrow self)
  public func evaluate(_ expression: String, filename: String = "<swift>") throws(PythonException) -> PythonObject {
    unsafe PythonObject(owning: try run(expression, filename, start: Start.expression), in: self)
  }

  /// Runs statements in `__main__`. Tracebacks name `filename`.
  public func execute(_ source: String, filename: String = "<swift>") throws(PythonException) {
    let none = try unsafe run(source, filename, start: Start.statements)
    unsafe entries.api.Py_DecRef(none)
  }

  /// The module, imported if it is not yet. Dotted names give the submodule.
  @_lifetime(borrow self)
  public func importModule(_ name: String) throws(PythonException) -> PythonObject {
    unsafe PythonObject(owning: try entries.checked(entries.api.PyImport_ImportModule(name)), in: self)
  }

  /// A new Python object from a Swift value.
  @_lifetime(borrow self)
  public func make(_ value: PythonValue) throws(PythonException) -> PythonObject {
    unsafe PythonObject(owning: try entries.checked(entries.make(value)), in: self)
  }

  /// Whether the GIL is on now. Always, in a build that has one; a free-threaded one can be told to use it.
  public var isGILEnabled: Bool {
    get throws(PythonException) {
      try evaluate("getattr(__import__('sys'), '_is_gil_enabled', lambda: True)()").isTrue
    }
  }

  /// `Py_eval_input` and `Py_file_input`: the grammar's start, fixed by CPython's headers.
  private enum Start {
    static let expression: CInt = 258
    static let statements: CInt = 257
  }

  /// The result of running source in `__main__`, owned by the caller.
  private func run(_ source: String, _ filename: String, start: CInt) throws(PythonException) -> ObjectPointer {
    guard !source.utf8.contains(0), !filename.utf8.contains(0) else {
      throw PythonException(type: "ValueError", message: "source code and file names cannot contain null bytes")
    }
    let code = try unsafe entries.checked(entries.api.Py_CompileStringExFlags(source, filename, start, nil, -1))
    defer { unsafe entries.api.Py_DecRef(code) }
    let globals = try unsafe mainGlobals()
    return try unsafe entries.checked(entries.api.PyEval_EvalCode(code, globals, globals))
  }

  /// The dictionary of `__main__`, borrowed: it lives as long as the interpreter.
  func mainGlobals() throws(PythonException) -> ObjectPointer {
    let main = try unsafe entries.checked(entries.api.PyImport_AddModule("__main__"))
    return try unsafe entries.checked(entries.api.PyModule_GetDict(main))
  }
}
