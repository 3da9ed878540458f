import CPythonABI

/// Has the Python stacks of the longest holds noted, by faulthandler's own handler (HoldStacks.c).
enum HoldStacks {
  /// Without stacks the trace is as good as with them, so a failure is passed over: the summary says that it has none.
  static func install(_ api: GillabPythonAPI) {
    let signal = gillab_gil_stack_signal()
    let descriptor = gillab_gil_stack_file()
    guard descriptor >= 0 else { return }
    let wasImported = isImported(api)
    gillab_gil_keep_action(signal)
    if register(api, signal: signal, descriptor: descriptor) {
      gillab_gil_note_stacks(signal, descriptor, api.Py_IsInitialized)
    }
    // The script finds what it would find without a trace.
    if !wasImported { forget(api) }
    if api.PyErr_Occurred() != nil { api.PyErr_Clear() }
  }

  /// `faulthandler.register(signal, file=descriptor, all_threads=False)`.
  private static func register(_ api: GillabPythonAPI, signal: Int32, descriptor: Int32) -> Bool {
    guard let module = api.PyImport_ImportModule("faulthandler") else { return false }
    defer { api.Py_DecRef(module) }
    guard let register = api.PyObject_GetAttrString(module, "register"), let arguments = api.PyTuple_New(3) else {
      return false
    }
    defer { api.Py_DecRef(register) }
    defer { api.Py_DecRef(arguments) }
    let values = [Int64(signal), Int64(descriptor)].map { api.PyLong_FromLongLong($0) } + [api.PyBool_FromLong(0)]
    for (index, value) in values.enumerated() { _ = api.PyTuple_SetItem(arguments, index, value) }
    guard let result = api.PyObject_Call(register, arguments, nil) else { return false }
    api.Py_DecRef(result)
    return true
  }

  private static func isImported(_ api: GillabPythonAPI) -> Bool {
    withModules(api) { api.PyDict_GetItemString($0, "faulthandler") != nil } ?? false
  }

  private static func forget(_ api: GillabPythonAPI) {
    _ = withModules(api) { api.PyDict_DelItemString($0, "faulthandler") }
  }

  private static func withModules<Value>(
    _ api: GillabPythonAPI, _ body: (UnsafeMutablePointer<PyObject>) -> Value
  ) -> Value? {
    guard let sys = api.PyImport_ImportModule("sys") else { return nil }
    defer { api.Py_DecRef(sys) }
    guard let modules = api.PyObject_GetAttrString(sys, "modules") else { return nil }
    defer { api.Py_DecRef(modules) }
    return body(modules)
  }
}
