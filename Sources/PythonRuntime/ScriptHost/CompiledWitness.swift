import CPythonABI
import Glibc

/// The witness's code object: compiled once, then read back by the runs that follow.
///
/// Compiling takes longer than everything else the lab adds to a run.
enum CompiledWitness {
  static func load(_ api: GillabPythonAPI, _ script: WatchedScript) -> UnsafeMutablePointer<PyObject>? {
    var source = stat()
    guard stat(script.witness, &source) == 0 else {
      api.PyErr_SetString(api.PyExc_RuntimeError.pointee, "\(script.witness): \(String(cString: strerror(errno)))")
      return nil
    }
    // Bytecode belongs to one version of one build, and to one state of its source.
    guard let build = api.Py_GetVersion() else { return nil }
    let version = String(cString: build).filter { $0.isLetter || $0.isNumber }
    let state = "\(source.st_size)-\(source.st_mtim.tv_sec)-\(source.st_mtim.tv_nsec)"
    let cache = "\(script.witnessCache)/witness-\(version)-\(state).bytecode"
    if var bytes = readFile(cache), !bytes.isEmpty {
      let count = bytes.count
      if let code = bytes.withUnsafeMutableBufferPointer({ api.PyMarshal_ReadObjectFromString($0.baseAddress, count) })
      {
        return code
      }
      api.PyErr_Clear()
    }
    guard var text = readFile(script.witness) else {
      api.PyErr_SetString(api.PyExc_RuntimeError.pointee, "\(script.witness): \(String(cString: strerror(errno)))")
      return nil
    }
    text.append(0)
    // Without docstrings: nobody asks the witness for help, and each run would read them.
    let code = api.Py_CompileStringExFlags(text, script.witness, Py_file_input, nil, 2)
    if let code {
      store(api, code, at: cache)
      removeOutdated(from: script.witnessCache, state: state)
    }
    return code
  }

  private static func store(_ api: GillabPythonAPI, _ code: UnsafeMutablePointer<PyObject>, at path: String) {
    guard let bytes = api.PyMarshal_WriteObjectToString(code, Py_MARSHAL_VERSION) else { return api.PyErr_Clear() }
    defer { api.Py_DecRef(bytes) }
    var start: UnsafeMutablePointer<CChar>?
    var count = 0
    guard api.PyBytes_AsStringAndSize(bytes, &start, &count) == 0, let start else { return api.PyErr_Clear() }
    // Written beside and renamed, so that a run at the same time reads all of it or nothing.
    let fresh = "\(path).\(getpid())"
    guard let file = fopen(fresh, "wb") else { return }
    let written = fwrite(start, 1, count, file)
    if fclose(file) == 0, written == count { rename(fresh, path) } else { unlink(fresh) }
  }

  /// Removes what was compiled from other states of the source, each of which leaves a file for each interpreter.
  ///
  /// Those of the last day stay: two gillabs that take turns would otherwise compile each time. Another program that has one
  /// open goes on reading it, and one that comes too late compiles.
  private static func removeOutdated(from folder: String, state: String) {
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    let yesterday = time(nil) - 86_400
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // Also what a program was writing when it was killed: there its number follows.
      guard name.hasPrefix("witness-"), name.contains(".bytecode"), !name.hasSuffix("-\(state).bytecode") else {
        continue
      }
      let path = "\(folder)/\(name)"
      var status = stat()
      if lstat(path, &status) == 0, status.st_mtim.tv_sec < yesterday { unlink(path) }
    }
  }

  private static func readFile(_ path: String) -> [CChar]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var content: [CChar] = []
    var buffer = [CChar](repeating: 0, count: 16_384)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return content }
      content.append(contentsOf: buffer[..<count])
    }
  }
}
