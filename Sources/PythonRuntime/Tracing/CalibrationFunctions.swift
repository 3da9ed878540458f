import CPythonABI
import Glibc

/// The module `gillab_native` of a traced script: functions that keep or release the GIL for a time that is measured
/// here, in native code, where the interpreter has no part in it.
///
/// Times are seconds as arguments and nanoseconds of CLOCK_MONOTONIC as results.
enum CalibrationFunctions {
  typealias Object = UnsafeMutablePointer<PyObject>

  /// SAFETY: written once by ``install`` in the attached main thread, before the script can call anything.
  nonisolated(unsafe) private static var api = GillabPythonAPI()

  static func install(_ loaded: GillabPythonAPI) {
    api = loaded
    let functions = NativeFunctions.definitions([
      ("hold_gil", { CalibrationFunctions.hold($0, $1) }, METH_VARARGS),
      ("release_gil", { CalibrationFunctions.release($0, $1) }, METH_VARARGS),
    ])
    guard let module = api.PyImport_AddModule("gillab_native"), api.PyModule_AddFunctions(module, functions) == 0 else {
      return api.PyErr_Print()
    }
  }

  /// `hold_gil(seconds) -> (begin, end)`: keeps the lock and the processor.
  private static func hold(_ module: Object?, _ arguments: Object?) -> Object? {
    guard let nanoseconds = duration(arguments) else { return nil }
    let begin = now()
    return tuple([begin, spin(from: begin, for: nanoseconds)])
  }

  /// `release_gil(seconds) -> (begin, asked, got)`: lets go of the lock and sleeps; at `asked` it asks for the lock again.
  private static func release(_ module: Object?, _ arguments: Object?) -> Object? {
    guard let nanoseconds = duration(arguments) else { return nil }
    let begin = now()
    let thread = api.PyEval_SaveThread()
    // The last part awake: a sleeping thread is woken late, and the wait must not begin with that.
    if nanoseconds > 200_000 { usleep(useconds_t((nanoseconds - 100_000) / 1000)) }
    let asked = spin(from: begin, for: nanoseconds)
    api.PyEval_RestoreThread(thread)
    return tuple([begin, asked, now()])
  }

  private static func duration(_ arguments: Object?) -> Int64? {
    guard let first = api.PyTuple_GetItem(arguments, 0) else { return nil }
    let seconds = api.PyFloat_AsDouble(first)
    if api.PyErr_Occurred() != nil { return nil }
    guard (0...3600).contains(seconds) else {
      api.PyErr_SetString(api.PyExc_RuntimeError.pointee, "pass the seconds, from 0 to 3600")
      return nil
    }
    return Int64(seconds * 1e9)
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func spin(from begin: Int64, for nanoseconds: Int64) -> Int64 {
    var last = begin
    while last - begin < nanoseconds { last = now() }
    return last
  }

  private static func tuple(_ stamps: [Int64]) -> Object? {
    guard let tuple = api.PyTuple_New(stamps.count) else { return nil }
    for (index, stamp) in stamps.enumerated() { _ = api.PyTuple_SetItem(tuple, index, api.PyLong_FromLongLong(stamp)) }
    return tuple
  }
}
