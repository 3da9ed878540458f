import CPythonABI
import Glibc

/// Runs the witness (a Python file of the lab's) inside the interpreter just before the script.
///
/// Nothing is added to the interpreter's start: an audit hook (PEP 578) sees the moment at which the finished interpreter
/// turns to the script, and the uncaught exceptions. The document's own bytes are untouched.
enum Witness {
  /// SAFETY: written once by ``prepare``, before the interpreter exists and while the process has one thread; read only
  /// from calls that the interpreter makes afterwards.
  nonisolated(unsafe) private static var state: State?

  private struct State {
    let api: GillabPythonAPI
    let script: WatchedScript
    /// The witness's globals, once it runs. Owned.
    var globals: Object?
  }

  typealias Object = UnsafeMutablePointer<PyObject>

  static func prepare(_ api: GillabPythonAPI, _ script: WatchedScript) {
    state = State(api: api, script: script)
    gillab_record_processes(script.events)
    _ = api.PySys_AddAuditHook({ event, arguments, _ in Witness.audit(event, arguments) }, nil)
  }

  /// SAFETY: the interpreter calls it attached, with a C string and a tuple that live for the call. It never raises: an
  /// audit hook that does would stop what the script was doing.
  private static func audit(_ event: UnsafePointer<CChar>?, _ arguments: Object?) -> Int32 {
    guard let event, let arguments, let state else { return 0 }
    // Hundreds of events come by (each import, each open file): two bytes sort out nearly all.
    switch UInt8(bitPattern: event[0]) {
    case UInt8(ascii: "c") where strncmp(event, "cpython.run_", 12) == 0:
      if state.globals == nil { install() }
    case UInt8(ascii: "s") where strcmp(event, "sys.excepthook") == 0:
      call("uncaught", arguments)
    case UInt8(ascii: "s") where strcmp(event, "sys.unraisablehook") == 0:
      call("unraisable", arguments)
    default: break
    }
    return 0
  }

  private static func install() {
    guard let api = state?.api, let script = state?.script else { return }
    guard let globals = api.PyDict_New(), let native = NativeFunctions.makeModule(api) else { return api.PyErr_Print() }
    state?.globals = globals
    let role = if case .document = script.role { "script" } else { "child" }
    let texts = [
      "__name__": "gillab.witness", "ROLE": role, "DOCUMENT": script.document, "SCRIPT": script.script,
      "START_METHOD": script.startMethod ?? "", "CHILD_EXECUTABLE": script.childExecutable,
      "GUARDS": script.guards.map { "\($0.line)\t\($0.condition)" }.joined(separator: "\n"),
    ]
    for (name, text) in texts { set(api, globals, name, string(api, text)) }
    set(api, globals, "native", native)
    _ = api.PyDict_SetItemString(globals, "__builtins__", api.PyEval_GetBuiltins())
    guard let code = CompiledWitness.load(api, script), let result = api.PyEval_EvalCode(code, globals, globals) else {
      return api.PyErr_Print()
    }
    api.Py_DecRef(result)
    api.Py_DecRef(code)
  }

  /// Calls a function of the witness with an audit event's arguments; what it raises is dropped.
  private static func call(_ name: String, _ arguments: Object) {
    guard let api = state?.api, let globals = state?.globals,
      let function = api.PyDict_GetItemString(globals, name)  // borrowed
    else { return }
    let result = api.PyObject_Call(function, arguments, nil)
    if result == nil { api.PyErr_Clear() } else { api.Py_DecRef(result) }
  }

  /// Takes ownership of `value`.
  private static func set(_ api: GillabPythonAPI, _ dictionary: Object, _ name: String, _ value: Object?) {
    guard let value else { return }
    _ = api.PyDict_SetItemString(dictionary, name, value)
    api.Py_DecRef(value)
  }

  static func string(_ api: GillabPythonAPI, _ text: String) -> Object? {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { api.PyUnicode_FromStringAndSize($0.baseAddress, $0.count) }
    }
  }
}
