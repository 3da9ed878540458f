import CPythonABI

/// A Python object, held while its thread is attached.
///
/// The compiler rejects a handle that outlives its `attach`, crosses to another thread or is used in `detach`. The
/// reference is dropped when the handle goes.
@safe  // The compiler keeps a handle inside its `attach`, where the pointer is valid.
public struct PythonObject: ~Copyable, ~Escapable {
  /// Owned: released by `deinit`, which runs attached because a handle cannot outlive its token.
  let pointer: ObjectPointer
  let entries: EntryPoints

  @_lifetime(borrow python)
  init(owning pointer: ObjectPointer, in python: borrowing Python) {
    unsafe self.pointer = unsafe pointer
    entries = python.entries
  }

  @_lifetime(copy object)
  init(owning pointer: ObjectPointer, like object: borrowing PythonObject) {
    unsafe self.pointer = unsafe pointer
    entries = object.entries
  }

  deinit {
    // SAFETY: attached, and the last use of a reference this handle owns.
    unsafe entries.api.Py_DecRef(pointer)
  }
}

@available(*, unavailable, message: "a handle belongs to the attached thread; pass a PythonValue")
extension PythonObject: Sendable {}

// SAFETY (rest of the file): a handle exists only while its thread is attached, and owns its pointer.
extension PythonObject {
  /// `object.name`.
  @_lifetime(copy self)
  public func attribute(_ name: String) throws(PythonException) -> PythonObject {
    let found = try unsafe entries.checked(entries.api.PyObject_GetAttrString(pointer, name))
    return unsafe PythonObject(owning: found, like: self)
  }

  /// `object.name = value`.
  public func setAttribute(_ name: String, to value: PythonValue) throws(PythonException) {
    let value = try unsafe entries.checked(entries.make(value))
    defer { unsafe entries.api.Py_DecRef(value) }
    try unsafe entries.checked(entries.api.PyObject_SetAttrString(pointer, name, value))
  }

  /// `object[key]`.
  @_lifetime(copy self)
  public func item(_ key: PythonValue) throws(PythonException) -> PythonObject {
    let key = try unsafe entries.checked(entries.make(key))
    defer { unsafe entries.api.Py_DecRef(key) }
    let found = try unsafe entries.checked(entries.api.PyObject_GetItem(pointer, key))
    return unsafe PythonObject(owning: found, like: self)
  }

  /// `object(*arguments, **keywords)`.
  @_lifetime(copy self)
  @discardableResult
  public func call(
    _ arguments: PythonValue..., keywords: [String: PythonValue] = [:]
  ) throws(PythonException) -> PythonObject {
    let tuple = try unsafe entries.checked(entries.make(.tuple(arguments)))
    defer { unsafe entries.api.Py_DecRef(tuple) }
    let dictionary = try unsafe keywords.isEmpty ? nil : entries.dictionary(keywords)
    defer { unsafe entries.api.Py_DecRef(dictionary) }
    let result = try unsafe entries.checked(entries.api.PyObject_Call(pointer, tuple, dictionary))
    return unsafe PythonObject(owning: result, like: self)
  }

  /// `object(argument)`, where the argument is an object rather than a copy.
  @_lifetime(copy self)
  @discardableResult
  public func call(_ argument: borrowing PythonObject) throws(PythonException) -> PythonObject {
    let tuple = try unsafe entries.checked(entries.tuple(borrowing: [argument.pointer]))
    defer { unsafe entries.api.Py_DecRef(tuple) }
    let result = try unsafe entries.checked(entries.api.PyObject_Call(pointer, tuple, nil))
    return unsafe PythonObject(owning: result, like: self)
  }
}

extension EntryPoints {
  /// A new dictionary, owned by the caller.
  fileprivate func dictionary(_ values: [String: PythonValue]) throws(PythonException) -> ObjectPointer {
    let dictionary = try unsafe checked(api.PyDict_New())
    do throws(PythonException) {
      for (name, value) in values {
        let value = try unsafe checked(make(value))
        defer { unsafe api.Py_DecRef(value) }
        try unsafe checked(api.PyDict_SetItemString(dictionary, name, value))
      }
    } catch {
      unsafe api.Py_DecRef(dictionary)
      throw error
    }
    return unsafe dictionary
  }
}
