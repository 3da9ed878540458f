import CPythonABI
import Synchronization

/// A Swift closure that Python can call. It must be `@Sendable`: Python calls it on any of its threads, in a
/// free-threaded build on several at once.
public typealias NativeBody = @Sendable (inout Python, [PythonValue]) throws -> PythonValue

extension Python {
  /// Makes a Swift closure callable from Python as `module.name(…)`; `module` is `__main__` by default.
  ///
  /// Arguments arrive as copies, positional only. An error becomes a Python exception: `PythonException` the built-in
  /// one it names, any other `RuntimeError`. The closure is freed with the function object.
  public func define(
    _ name: String, inModule module: String = "__main__", _ body: @escaping NativeBody
  ) throws(PythonException) {
    let function = try makeFunction(name, body)
    // SAFETY: attached; the dictionary is the module's, borrowed, and takes a reference of its own.
    let module = try unsafe entries.checked(entries.api.PyImport_AddModule(module))
    let globals = try unsafe entries.checked(entries.api.PyModule_GetDict(module))
    try unsafe entries.checked(entries.api.PyDict_SetItemString(globals, name, function.pointer))
  }

  /// A new function object that calls the Swift closure.
  @_lifetime(borrow self)
  public func makeFunction(_ name: String, _ body: @escaping NativeBody) throws(PythonException) -> PythonObject {
    let box = unsafe Unmanaged.passRetained(NativeFunction(scope: scope, body: body))
    // SAFETY: attached. The capsule owns the box and `freeFunction` releases it; the function object owns the capsule.
    guard let capsule = unsafe entries.api.PyCapsule_New(box.toOpaque(), NativeFunction.capsuleName, freeFunction)
    else {
      unsafe box.release()
      throw entries.fetchException()
    }
    defer { unsafe entries.api.Py_DecRef(capsule) }
    let definition = unsafe NativeFunction.definition(named: name)
    let function = try unsafe entries.checked(entries.api.PyCFunction_NewEx(definition, capsule, nil))
    return unsafe PythonObject(owning: function, in: self)
  }
}

/// What a function object's capsule owns.
final class NativeFunction: Sendable {
  let scope: InterpreterScope
  let body: NativeBody

  init(scope: InterpreterScope, body: @escaping NativeBody) {
    self.scope = scope
    self.body = body
  }

  /// The capsule's name, by which CPython tells it from others: a static string, as CPython keeps the pointer.
  static var capsuleName: UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }
  private static let name: StaticString = "gillab.NativeFunction"

  /// A definition by its address, one for each name and never freed: function objects of any interpreter point to it.
  private static let definitions = Mutex<[String: UInt]>([:])

  static func definition(named name: String) -> UnsafeMutablePointer<PyMethodDef>? {
    // SAFETY: the address is that of a definition allocated here; nobody writes to it after it is in the table.
    let address = definitions.withLock { definitions in
      if let address = definitions[name] { return address }
      let definition = UnsafeMutablePointer<PyMethodDef>.allocate(capacity: 1)
      let text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: name.utf8.count + 1)
      _ = unsafe text.initialize(from: name.utf8CString)
      unsafe definition.initialize(
        to: PyMethodDef(
          ml_name: UnsafePointer(text.baseAddress), ml_meth: callFunction, ml_flags: CInt(METH_VARARGS), ml_doc: nil))
      let address = UInt(bitPattern: definition)
      definitions[name] = address
      return address
    }
    return unsafe UnsafeMutablePointer(bitPattern: address)
  }
}

// SAFETY (both): CPython calls them on an attached thread. The capsule, borrowed from the caller, keeps the box alive
// during the call, and frees it once.
private func freeFunction(_ capsule: ObjectPointer?) {
  guard let box = unsafe EntryPoints.current?.api.PyCapsule_GetPointer(capsule, NativeFunction.capsuleName) else {
    return
  }
  unsafe Unmanaged<NativeFunction>.fromOpaque(box).release()
}

/// Returns a new reference, or nil with a Python exception set.
private func callFunction(_ capsule: ObjectPointer?, _ arguments: ObjectPointer?) -> ObjectPointer? {
  guard let entries = EntryPoints.current, let arguments = unsafe arguments,
    let box = unsafe entries.api.PyCapsule_GetPointer(capsule, NativeFunction.capsuleName)
  else { return nil }
  let function = unsafe Unmanaged<NativeFunction>.fromOpaque(box).takeUnretainedValue()
  return unsafe function.scope.whileCalled {
    do {
      let values = try unsafe entries.items(arguments) { item throws(PythonException) in
        try unsafe PythonValue(item, entries)
      }
      var python = Python(assumingAttachedTo: function.scope, entries)
      return try unsafe entries.make(function.body(&python, values))
    } catch {
      entries.setException(error)
      return nil
    }
  }
}
