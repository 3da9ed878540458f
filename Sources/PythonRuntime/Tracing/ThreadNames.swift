import CPythonABI
import Glibc

/// Notes what Python calls its threads.
///
/// Each thread of `threading` calls `Thread._set_native_id` as it begins; a native function, which leaves no frame in a
/// traceback, stands before it from the first thread's start on.
enum ThreadNames {
  typealias Object = UnsafeMutablePointer<PyObject>

  /// SAFETY: written once, attached, before the first thread starts; read by attached threads.
  nonisolated(unsafe) private static var api = GillabPythonAPI()
  nonisolated(unsafe) private static var original: Object?

  static func install(_ loaded: GillabPythonAPI) {
    guard original == nil else { return }
    api = loaded
    // In sys.modules unless the script starts its threads by `_thread` alone, which has no names.
    guard let modules = attribute(of: "sys", "modules") else { return api.PyErr_Clear() }
    defer { api.Py_DecRef(modules) }
    guard let threading = api.PyDict_GetItemString(modules, "threading"),
      let type = api.PyObject_GetAttrString(threading, "Thread")
    else { return api.PyErr_Clear() }
    defer { api.Py_DecRef(type) }
    let definition = NativeFunctions.definitions([("_set_native_id", { ThreadNames.began($1) }, METH_VARARGS)])
    guard let method = api.PyObject_GetAttrString(type, "_set_native_id"),
      let function = api.PyCFunction_NewEx(definition, nil, nil), let replacement = api.PyInstanceMethod_New(function)
    else { return api.PyErr_Clear() }
    original = method
    if api.PyObject_SetAttrString(type, "_set_native_id", replacement) != 0 { api.PyErr_Clear() }
    api.Py_DecRef(replacement)
    api.Py_DecRef(function)
  }

  /// SAFETY: called attached, with the tuple of the thread object.
  private static func began(_ arguments: Object?) -> Object? {
    guard let result = api.PyObject_Call(original, arguments, nil) else { return nil }
    if let thread = api.PyTuple_GetItem(arguments, 0) { note(thread) }
    return result
  }

  private static func note(_ thread: Object) {
    guard let identifier = api.PyObject_GetAttrString(thread, "_native_id") else { return api.PyErr_Clear() }
    defer { api.Py_DecRef(identifier) }
    guard let name = api.PyObject_GetAttrString(thread, "_name") else { return api.PyErr_Clear() }
    defer { api.Py_DecRef(name) }
    let number = api.PyLong_AsLongLong(identifier)
    guard let text = api.PyUnicode_AsUTF8AndSize(name, nil), number > 0 else { return api.PyErr_Clear() }
    let quoted = quotedJSON(String(cString: text))
    noteLine(
      #"{"kind":"thread","process":\#(getpid()),"nativeID":\#(number),"time":\#(gillab_gil_now()),"name":\#(quoted)}"#)
  }

  private static func attribute(of module: String, _ name: String) -> Object? {
    guard let module = api.PyImport_AddModule(module) else { return nil }
    return api.PyObject_GetAttrString(module, name)
  }
}

/// A JSON string: Foundation's encoder is not loaded here, since it would start with every script.
private func quotedJSON(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case _ where scalar.value < 0x20: quoted += " "
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
