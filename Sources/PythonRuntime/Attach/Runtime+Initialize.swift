import CPythonABI

extension LibPython {
  /// Starts the interpreter as `executable` would find itself, without its command line and signal handlers.
  ///
  /// `PyConfig`'s layout differs between versions, so the name goes in by the calls that have none: `Py_SetProgramName`
  /// up to 3.13, `PyInitConfig` from 3.14.
  func initialize(executable: String) throws(PythonError) {
    let api = unsafe entries.api
    if unsafe api.PyInitConfig_Create != nil {
      try initializeByConfig(executable: executable)
    } else if let setProgramName = unsafe api.Py_SetProgramName {
      // SAFETY: no interpreter runs yet. The name is never freed: CPython may keep the pointer.
      unsafe setProgramName(wideCharacters(executable))
      unsafe api.Py_UTF8Mode?.pointee = 1
      unsafe api.Py_InitializeEx(0)
    } else {
      throw .cannotStart(executable: executable, reason: "\(path) has no call that sets the program's name")
    }
  }

  private func initializeByConfig(executable: String) throws(PythonError) {
    let api = unsafe entries.api
    // SAFETY: no interpreter runs yet; the configuration is freed once, after its last use; CPython copies the strings.
    guard let create = unsafe api.PyInitConfig_Create, let config = unsafe create() else {
      throw .cannotStart(executable: executable, reason: "no memory is left")
    }
    defer { unsafe api.PyInitConfig_Free?(config) }
    // It starts out isolated; this is what the interpreter itself would use.
    let numbers: [(String, Int64)] = [
      ("isolated", 0), ("use_environment", 1), ("user_site_directory", 1), ("utf8_mode", 1),
      ("install_signal_handlers", 0),
    ]
    var isGood = numbers.allSatisfy { name, value in unsafe api.PyInitConfig_SetInt?(config, name, value) == 0 }
    isGood = unsafe isGood && api.PyInitConfig_SetStr?(config, "program_name", executable) == 0
    isGood = unsafe isGood && api.Py_InitializeFromInitConfig?(config) == 0
    if isGood { return }
    var message: UnsafePointer<CChar>?
    unsafe _ = api.PyInitConfig_GetError?(config, &message)
    let reason = unsafe message.map { unsafe String(cString: $0) } ?? "CPython gave no reason"
    throw .cannotStart(executable: executable, reason: reason)
  }

  /// A zero-terminated wide string, never freed.
  private func wideCharacters(_ text: String) -> UnsafePointer<wchar_t> {
    let scalars = text.unicodeScalars.map { wchar_t($0.value) } + [0]
    let copy = UnsafeMutablePointer<wchar_t>.allocate(capacity: scalars.count)
    unsafe copy.initialize(from: scalars, count: scalars.count)
    return unsafe UnsafePointer(copy)
  }
}
