import CPythonABI

/// A reference to a Python object. Whether it is owned or borrowed is said wherever one is passed on.
typealias ObjectPointer = UnsafeMutablePointer<PyObject>

/// Bits of `PyType_GetFlags`: CPython's stable ABI fixes them (`Py_TPFLAGS_…_SUBCLASS`).
enum TypeFlag {
  static let int: CUnsignedLong = 1 << 24
  static let list: CUnsignedLong = 1 << 25
  static let tuple: CUnsignedLong = 1 << 26
  static let bytes: CUnsignedLong = 1 << 27
  static let string: CUnsignedLong = 1 << 28
  static let exception: CUnsignedLong = 1 << 30
  static let type: CUnsignedLong = 1 << 31
}

// SAFETY: these are called by an attached thread only, with an object that the caller keeps alive.
extension EntryPoints {
  /// `None`, borrowed: it lives as long as the interpreter.
  var none: ObjectPointer { unsafe api._Py_NoneStruct }

  /// Calls `body` with the object's type, which is borrowed meanwhile.
  private func withType<R>(of object: ObjectPointer, _ body: (UnsafeMutablePointer<PyTypeObject>) -> R) -> R? {
    guard let type = unsafe api.PyObject_Type(object) else { return nil }
    defer { unsafe api.Py_DecRef(type) }
    return unsafe type.withMemoryRebound(to: PyTypeObject.self, capacity: 1) { unsafe body($0) }
  }

  func typeFlags(of object: ObjectPointer) -> CUnsignedLong {
    unsafe withType(of: object) { unsafe api.PyType_GetFlags($0) } ?? 0
  }

  func isFloat(_ object: ObjectPointer) -> Bool {
    unsafe withType(of: object) { unsafe api.PyType_IsSubtype($0, api.PyFloat_Type) != 0 } ?? false
  }

  /// Whether the object is `True` or `False`: there is one of each.
  func isBool(_ object: ObjectPointer) -> Bool {
    for value in [0, 1] {
      let one = unsafe api.PyBool_FromLong(value)
      defer { unsafe api.Py_DecRef(one) }
      if unsafe one == object { return true }
    }
    return false
  }

  /// The class's name for a message: `dict`.
  func typeName(of object: ObjectPointer) -> String {
    guard let type = unsafe api.PyObject_Type(object) else { return "the object" }
    defer { unsafe api.Py_DecRef(type) }
    guard let name = unsafe api.PyObject_GetAttrString(type, "__qualname__") else {
      unsafe api.PyErr_Clear()
      return "the object"
    }
    defer { unsafe api.Py_DecRef(name) }
    return unsafe (try? string(name)) ?? "the object"
  }
}
