import CPythonABI
import Glibc

/// Whether the interpreter itself says that its GIL is on, for the notes beside the events.
enum GILState {
  /// SAFETY: touched only by attached threads; in a build without a GIL two may write the same value.
  nonisolated(unsafe) private static var noted: Bool?

  /// Notes it if it has changed: an extension module may turn the GIL of a free-threaded build on.
  static func note(_ api: GillabPythonAPI) {
    let enabled = isEnabled(api)
    guard enabled != noted else { return }
    noted = enabled
    noteLine(#"{"kind":"gil","process":\#(getpid()),"enabled":\#(enabled)}"#)
  }

  /// `sys._is_gil_enabled()`, which exists from 3.13 on; before, there was always one.
  private static func isEnabled(_ api: GillabPythonAPI) -> Bool {
    // Borrowed, and not by an import: a script may have put something of its own in the place of that.
    guard let sys = api.PyImport_AddModule("sys") else { return quietly(api, true) }
    guard let function = api.PyObject_GetAttrString(sys, "_is_gil_enabled") else { return quietly(api, true) }
    defer { api.Py_DecRef(function) }
    guard let none = api.PyTuple_New(0), let answer = api.PyObject_Call(function, none, nil) else {
      return quietly(api, true)
    }
    defer { api.Py_DecRef(answer) }
    defer { api.Py_DecRef(none) }
    return api.PyObject_IsTrue(answer) == 1
  }

  private static func quietly(_ api: GillabPythonAPI, _ value: Bool) -> Bool {
    api.PyErr_Clear()
    return value
  }
}

/// Appends a JSON object to the notes beside the events.
func noteLine(_ json: String) {
  var line = json + "\n"
  line.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { gillab_gil_note($0.baseAddress, $0.count) }
  }
}
