import CPythonABI

// SAFETY (whole file): called by an attached thread only. Each result is a new reference that the caller owns, or nil
// with a Python exception set.

extension EntryPoints {
  /// Makes the Python object of a Swift value.
  func make(_ value: PythonValue) -> ObjectPointer? {
    switch value {
    case .none:
      unsafe api.Py_IncRef(none)
      return unsafe none
    case .bool(let value): return unsafe api.PyBool_FromLong(value ? 1 : 0)
    case .int(let value): return unsafe api.PyLong_FromLongLong(Int64(value))
    case .double(let value): return unsafe api.PyFloat_FromDouble(value)
    case .string(let value): return unsafe string(value)
    case .bytes(let value):
      return unsafe value.withUnsafeBytes { bytes in
        unsafe api.PyBytes_FromStringAndSize(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
    case .list(let values):
      return unsafe fill(api.PyList_New(values.count), with: values) { unsafe api.PyList_SetItem($0, $1, $2) }
    case .tuple(let values):
      return unsafe fill(api.PyTuple_New(values.count), with: values) { unsafe api.PyTuple_SetItem($0, $1, $2) }
    }
  }

  func string(_ text: String) -> ObjectPointer? {
    var text = text
    return text.withUTF8 { utf8 in
      unsafe utf8.withMemoryRebound(to: CChar.self) { unsafe api.PyUnicode_FromStringAndSize($0.baseAddress, $0.count) }
    }
  }

  /// A tuple of objects that the caller keeps owning.
  func tuple(borrowing objects: [ObjectPointer]) -> ObjectPointer? {
    guard let tuple = unsafe api.PyTuple_New(objects.count) else { return nil }
    for unsafe(index, object) in unsafe objects.enumerated() {
      unsafe api.Py_IncRef(object)
      unsafe _ = api.PyTuple_SetItem(tuple, index, object)
    }
    return unsafe tuple
  }

  /// Puts the values into a new container; `set` takes over the item's reference, as CPython's setters do.
  private func fill(
    _ container: ObjectPointer?, with values: [PythonValue],
    _ set: (ObjectPointer, Int, ObjectPointer) -> CInt
  ) -> ObjectPointer? {
    guard let container = unsafe container else { return nil }
    for (index, value) in values.enumerated() {
      guard let item = unsafe make(value), unsafe set(container, index, item) == 0 else {
        unsafe api.Py_DecRef(container)
        return nil
      }
    }
    return unsafe container
  }
}
