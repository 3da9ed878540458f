import CPythonABI

// SAFETY (whole file): a handle exists only while its thread is attached, and owns its pointer.
extension PythonObject {
  /// A Swift copy of any value the lab knows; raises `TypeError` for another type.
  public var value: PythonValue { get throws(PythonException) { try unsafe PythonValue(pointer, entries) } }

  /// The number, by `__index__`; raises `OverflowError` beyond 64 bits.
  public var int: Int { get throws(PythonException) { try unsafe entries.int(pointer) } }

  /// The number, by `__float__`.
  public var double: Double { get throws(PythonException) { try unsafe entries.double(pointer) } }

  /// The text of a `str`; use `description` for that of any object.
  public var string: String { get throws(PythonException) { try unsafe entries.string(pointer) } }

  /// The contents of a `bytes`.
  public var bytes: [UInt8] { get throws(PythonException) { try unsafe entries.bytes(pointer) } }

  /// `bool(object)`.
  public var isTrue: Bool {
    get throws(PythonException) {
      let answer = unsafe entries.api.PyObject_IsTrue(pointer)
      try entries.checked(answer)
      return answer == 1
    }
  }

  public var isNone: Bool { unsafe pointer == entries.none }

  /// The items of a sequence of integers.
  public var ints: [Int] {
    get throws(PythonException) {
      try unsafe entries.items(pointer) { item throws(PythonException) in try unsafe entries.int(item) }
    }
  }

  /// The items of a sequence of numbers.
  public var doubles: [Double] {
    get throws(PythonException) {
      try unsafe entries.items(pointer) { item throws(PythonException) in try unsafe entries.double(item) }
    }
  }

  /// The items of a sequence of `str`.
  public var strings: [String] {
    get throws(PythonException) {
      try unsafe entries.items(pointer) { item throws(PythonException) in try unsafe entries.string(item) }
    }
  }

  /// `len(object)`, of a sequence.
  public var count: Int {
    get throws(PythonException) {
      let count = unsafe entries.api.PySequence_Size(pointer)
      if count < 0 { throw entries.fetchException() }
      return count
    }
  }

  /// `str(object)`.
  public var description: String {
    get throws(PythonException) {
      let text = try unsafe entries.checked(entries.api.PyObject_Str(pointer))
      defer { unsafe entries.api.Py_DecRef(text) }
      return try unsafe entries.string(text)
    }
  }
}
