import CPythonABI
import Glibc

/// The functions that the witness gets from Swift.
///
/// They are native so that they leave no frame in a traceback: what a script prints is what it would print without the
/// lab.
enum NativeFunctions {
  typealias Object = UnsafeMutablePointer<PyObject>

  /// SAFETY: written once by ``makeModule`` in the attached main thread, before the script can call anything.
  nonisolated(unsafe) private static var api = GillabPythonAPI()
  /// A module object that is in nobody's `sys.modules`. Owned.
  static func makeModule(_ loaded: GillabPythonAPI) -> Object? {
    api = loaded
    let functions = definitions([
      ("record", { NativeFunctions.record($0, $1) }, METH_VARARGS),
      ("watch", { NativeFunctions.watch($0, $1) }, METH_VARARGS),
      ("method", { NativeFunctions.method($0, $1) }, METH_VARARGS),
    ])
    guard let module = api.PyModule_New("gillab.native") else { return nil }
    guard api.PyModule_AddFunctions(module, functions) == 0 else { return nil }
    return module
  }

  /// A table that ends with an empty entry. The interpreter keeps pointers to the definitions, so they are never freed.
  static func definitions(_ entries: [(String, PyCFunction, Int32)]) -> UnsafeMutablePointer<PyMethodDef> {
    let table = UnsafeMutablePointer<PyMethodDef>.allocate(capacity: entries.count + 1)
    for (index, entry) in entries.enumerated() {
      table[index] = PyMethodDef(ml_name: strdup(entry.0), ml_meth: entry.1, ml_flags: entry.2, ml_doc: nil)
    }
    table[entries.count] = PyMethodDef()
    return table
  }

  /// `record(line)`: appends one line to the run's events.
  private static func record(_ module: Object?, _ arguments: Object?) -> Object? {
    var count = 0
    guard let line = api.PyTuple_GetItem(arguments, 0), let text = api.PyUnicode_AsUTF8AndSize(line, &count) else {
      return nil
    }
    gillab_record_line(text, count)
    return none()
  }

  /// `watch(function, observer, when)`: a callable that calls `function` and tells the observer.
  ///
  /// `observer(arguments, result, exception)` is called after an exception (`"raised"`), after each call (`"called"`), or
  /// before each call (`"before"`).
  ///
  /// It has the function's own name, and like a function of a module no owner: a script that prints it, or a method made
  /// of it, sees what it would see without the lab.
  private static func watch(_ module: Object?, _ arguments: Object?) -> Object? {
    guard let function = api.PyTuple_GetItem(arguments, 0), let name = qualifiedName(function),
      let owner = api.PyModule_New("gillab.watch")
    else { return nil }
    defer { api.Py_DecRef(owner) }
    guard api.PyDict_SetItemString(api.PyModule_GetDict(owner), "watch", arguments) == 0 else { return nil }
    let call: @convention(c) (Object?, Object?, Object?) -> Object? = { this, arguments, keywords in
      NativeFunctions.callWatched(this, arguments, keywords)
    }
    // SAFETY: METH_KEYWORDS makes the interpreter pass three arguments; PyMethodDef has one pointer type for all.
    let pointer = unsafeBitCast(call, to: PyCFunction.self)
    return api.PyCFunction_NewEx(definitions([(name, pointer, METH_VARARGS | METH_KEYWORDS)]), owner, nil)
  }

  private static func qualifiedName(_ function: Object) -> String? {
    guard let name = api.PyObject_GetAttrString(function, "__qualname__") else { return nil }
    defer { api.Py_DecRef(name) }
    return api.PyUnicode_AsUTF8AndSize(name, nil).map { String(cString: $0) }
  }

  /// `method(callable)`: the callable as a class attribute that is bound to the instance, as a function would be.
  private static func method(_ module: Object?, _ arguments: Object?) -> Object? {
    guard let callable = api.PyTuple_GetItem(arguments, 0) else { return nil }
    return api.PyInstanceMethod_New(callable)
  }

  private static func callWatched(_ this: Object?, _ arguments: Object?, _ keywords: Object?) -> Object? {
    guard let watch = api.PyDict_GetItemString(api.PyModule_GetDict(this), "watch"),
      let function = api.PyTuple_GetItem(watch, 0), let observer = api.PyTuple_GetItem(watch, 1)
    else { return nil }
    let when = api.PyTuple_GetItem(watch, 2).flatMap { api.PyUnicode_AsUTF8AndSize($0, nil) }.map { UInt8($0[0]) }
    if when == UInt8(ascii: "b") { notify(observer, arguments, result: nil, exception: nil) }
    if let result = api.PyObject_Call(function, arguments, keywords) {
      if when == UInt8(ascii: "c") { notify(observer, arguments, result: result, exception: nil) }
      return result
    }
    var type: Object?
    var value: Object?
    var traceback: Object?
    api.PyErr_Fetch(&type, &value, &traceback)
    api.PyErr_NormalizeException(&type, &value, &traceback)
    if let value, let traceback { _ = api.PyException_SetTraceback(value, traceback) }
    if when != UInt8(ascii: "b") { notify(observer, arguments, result: nil, exception: value) }
    api.PyErr_Restore(type, value, traceback)
    return nil
  }

  /// What an observer raises is dropped: watching must not change what is watched.
  private static func notify(_ observer: Object, _ arguments: Object?, result: Object?, exception: Object?) {
    guard let call = api.PyTuple_New(3) else { return api.PyErr_Clear() }
    for (index, item) in [arguments, result, exception].enumerated() {
      let item = item ?? noneBorrowed()
      api.Py_IncRef(item)
      _ = api.PyTuple_SetItem(call, index, item)  // takes the reference
    }
    let answer = api.PyObject_Call(observer, call, nil)
    if answer == nil { api.PyErr_Clear() } else { api.Py_DecRef(answer) }
    api.Py_DecRef(call)
  }

  private static func noneBorrowed() -> Object { api._Py_NoneStruct }

  private static func none() -> Object {
    api.Py_IncRef(noneBorrowed())
    return noneBorrowed()
  }
}
