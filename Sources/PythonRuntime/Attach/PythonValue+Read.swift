import CPythonABI

// SAFETY (whole file): called by an attached thread only. `object` is borrowed from a caller that owns it, and each new
// reference is released here. Types are told apart by their flags, which the stable ABI fixes; no struct is read.

extension PythonValue {
  /// Copies a Python object of a type the lab knows, subclasses included; raises `TypeError` for any other.
  init(_ object: ObjectPointer, _ entries: EntryPoints, depth: Int = 0) throws(PythonException) {
    let flags = unsafe entries.typeFlags(of: object)
    if unsafe object == entries.none {
      self = .none
    } else if unsafe entries.isBool(object) {
      self = unsafe .bool(entries.api.PyObject_IsTrue(object) == 1)
    } else if flags & TypeFlag.int != 0 {
      self = try unsafe .int(entries.int(object))
    } else if flags & TypeFlag.string != 0 {
      self = try unsafe .string(entries.string(object))
    } else if flags & TypeFlag.bytes != 0 {
      self = try unsafe .bytes(entries.bytes(object))
    } else if flags & TypeFlag.list != 0 {
      self = try unsafe .list(Self.items(object, entries, depth))
    } else if flags & TypeFlag.tuple != 0 {
      self = try unsafe .tuple(Self.items(object, entries, depth))
    } else if unsafe entries.isFloat(object) {
      self = unsafe .double(entries.api.PyFloat_AsDouble(object))
    } else {
      throw PythonException(
        type: "TypeError",
        message: "\(unsafe entries.typeName(of: object)) has no Swift copy; convert it in Python first")
    }
  }

  private static func items(
    _ sequence: ObjectPointer, _ entries: EntryPoints, _ depth: Int
  ) throws(PythonException) -> [PythonValue] {
    guard depth < 200 else { throw PythonException(type: "RecursionError", message: "the list is nested too deep") }
    return try unsafe entries.items(sequence) { item throws(PythonException) in
      try unsafe PythonValue(item, entries, depth: depth + 1)
    }
  }
}

extension EntryPoints {
  func int(_ object: ObjectPointer) throws(PythonException) -> Int {
    let value = unsafe api.PyLong_AsLongLong(object)
    if value == -1, unsafe api.PyErr_Occurred() != nil { throw fetchException() }
    return Int(value)
  }

  func double(_ object: ObjectPointer) throws(PythonException) -> Double {
    let value = unsafe api.PyFloat_AsDouble(object)
    if value == -1, unsafe api.PyErr_Occurred() != nil { throw fetchException() }
    return value
  }

  func string(_ object: ObjectPointer) throws(PythonException) -> String {
    guard unsafe typeFlags(of: object) & TypeFlag.string != 0 else {
      throw PythonException(type: "TypeError", message: "expected str, got \(unsafe typeName(of: object))")
    }
    var count = 0
    guard let start = unsafe api.PyUnicode_AsUTF8AndSize(object, &count) else { throw fetchException() }
    // SAFETY: the bytes belong to the object, which the caller keeps alive; they are copied at once.
    return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) {
      unsafe String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
    }
  }

  func bytes(_ object: ObjectPointer) throws(PythonException) -> [UInt8] {
    var start: UnsafeMutablePointer<CChar>?
    var count = 0
    try unsafe checked(api.PyBytes_AsStringAndSize(object, &start, &count))
    // SAFETY: as for a string.
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Maps a sequence's items. Each is a reference of its own: another thread may change a list meanwhile.
  func items<T>(
    _ sequence: ObjectPointer, _ body: (ObjectPointer) throws(PythonException) -> T
  ) throws(PythonException) -> [T] {
    let count = unsafe api.PySequence_Size(sequence)
    guard count >= 0 else { throw fetchException() }
    var items: [T] = []
    items.reserveCapacity(count)
    for index in 0..<count {
      let item = try unsafe checked(api.PySequence_GetItem(sequence, index))
      defer { unsafe api.Py_DecRef(item) }
      unsafe items.append(try body(item))
    }
    return items
  }
}
