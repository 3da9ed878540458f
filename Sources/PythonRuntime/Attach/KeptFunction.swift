import CPythonABI

/// A Python function, or any object that can be called, that a program keeps from one `attach` to the next.
///
/// Looking a function up takes an import and an attribute each time; this one is looked up once. Python keeps it until the
/// interpreter ends.
@safe  // The pointer is followed only by a thread that proves to be attached to the interpreter that it is of.
public struct KeptFunction: Sendable {
  // SAFETY: a reference that is never released, to an object that only attached threads use.
  nonisolated(unsafe) private let pointer: ObjectPointer
  private let gate: Gate

  fileprivate init(_ function: borrowing PythonObject, in python: borrowing Python) {
    unsafe function.entries.api.Py_IncRef(function.pointer)
    unsafe pointer = function.pointer
    gate = python.scope.gate
  }

  /// Calls it.
  ///
  /// - Throws: What it raises; `RuntimeError` where the thread is attached to another interpreter than the function's.
  @_lifetime(borrow python)
  public func call(_ arguments: PythonValue..., in python: borrowing Python) throws(PythonException) -> PythonObject {
    guard gate === python.scope.gate else {
      throw PythonException(type: "RuntimeError", message: "the function belongs to another interpreter")
    }
    let entries = python.entries
    // SAFETY: attached to the function's own interpreter, as the token and its gate prove.
    let tuple = try unsafe entries.checked(entries.make(.tuple(arguments)))
    defer { unsafe entries.api.Py_DecRef(tuple) }
    let result = try unsafe entries.checked(entries.api.PyObject_Call(pointer, tuple, nil))
    return unsafe PythonObject(owning: result, in: python)
  }
}

extension Python {
  /// Keeps a function beyond this `attach`.
  public func keep(_ function: borrowing PythonObject) -> KeptFunction { KeptFunction(function, in: self) }
}
