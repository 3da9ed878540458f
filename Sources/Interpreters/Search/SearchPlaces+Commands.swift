extension SearchPlaces {
  /// The executable that a command's name stands for on PATH; pyenv's shim itself where only it knows what it runs.
  func command(_ name: String) -> String? {
    let shimFolder = "\(pyenvRoot)/shims"
    for folder in pathFolders {
      let executable = "\(folder)/\(name)"
      guard FileSystem.isExecutableFile(executable) else { continue }
      guard folder == shimFolder else { return executable }
      if case .executable(let target) = shims.target(of: name) { return target }
      return executable
    }
    return nil
  }

  /// The `python3` that runs when nothing is chosen: PATH's, else the system's; nil if there is neither.
  var standardExecutable: String? {
    command("python3")
      ?? systemFolders.lazy.map { "\($0)/python3" }.first { FileSystem.isExecutableFile($0) }
  }

  /// The executable of a selector that names exactly one; nil for the others.
  ///
  /// - Throws: ``InterpreterError/missing(path:)``, ``InterpreterError/noSuchCommand(_:)`` or
  ///   ``InterpreterError/noInterpreterIn(folder:)``.
  func executable(of selector: PythonSelector) throws(InterpreterError) -> String? {
    switch selector {
    case .all, .version: return nil
    case .standard: return standardExecutable
    case .path(let text): return try executable(path: absolute(text))
    case .name(let name):
      if let executable = command(name) { return executable }
      guard FileSystem.isFolder(absolute(name)) else { throw .noSuchCommand(name) }
      return try executable(path: absolute(name))
    }
  }

  private func executable(path: String) throws(InterpreterError) -> String {
    guard FileSystem.exists(path) else { throw .missing(path: path) }
    guard FileSystem.isFolder(path) else {
      let isShim = FileSystem.parent(of: path) == "\(pyenvRoot)/shims"
      if isShim, case .executable(let target) = shims.target(of: FileSystem.name(of: path)) { return target }
      return path
    }
    guard let first = PythonCommands.executables(in: "\(path)/bin").first else {
      throw .noInterpreterIn(folder: path)
    }
    return first
  }
}
