/// An executable that may be an interpreter.
struct Candidate: Hashable, Sendable {
  let executable: String
  /// Whether the user named it: then it is listed even if it does not run.
  let named: Bool
}

extension SearchPlaces {
  /// Every executable worth asking, each interpreter once: what the user names, PATH, the system, the working folder's
  /// virtual environment, then what pyenv, uv, conda and gillab installed.
  func candidates() -> [Candidate] {
    let named = (variable("GILLAB_PYTHONS") ?? "").split(separator: ":").map { absolute(String($0)) }
    let folders = pathFolders + systemFolders + prefixes.map { "\($0)/bin" }
    var visited: Set<String> = []
    let found = folders.filter { visited.insert($0).inserted }.flatMap { commands(in: $0) }
    var seen: Set<Identity> = []
    return
      (named.map { Candidate(executable: $0, named: true) } + found.map { Candidate(executable: $0, named: false) })
      .filter { seen.insert(Identity(of: $0.executable)).inserted }
  }

  /// Folders of installations and virtual environments.
  private var prefixes: [String] {
    let environments = [variable("VIRTUAL_ENV"), "\(workingFolder)/.venv", "\(workingFolder)/venv"].compactMap { $0 }
    let data = userFolder("XDG_DATA_HOME", "\(home)/.local/share")
    let uv = variable("UV_PYTHON_INSTALL_DIR") ?? data.map { "\($0)/uv/python" }
    return environments + folders(in: "\(pyenvRoot)/versions") + folders(in: uv) + conda
      + folders(in: cacheFolder.map { "\($0)/free-threaded" })
  }

  private var conda: [String] {
    let installations =
      ["miniconda3", "anaconda3", "miniforge3"].map { "\(home)/\($0)" } + sharedCondaFolders
    let listed = (FileSystem.text(of: "\(home)/.conda/environments.txt") ?? "").split(whereSeparator: \.isNewline)
    return [variable("CONDA_PREFIX")].compactMap { $0 }
      + installations.flatMap { [$0] + folders(in: "\($0)/envs") } + listed.map(String.init)
  }

  private func commands(in folder: String) -> [String] {
    guard folder == "\(pyenvRoot)/shims" else { return PythonCommands.executables(in: folder) }
    return PythonCommands.executables(in: folder).compactMap { shim in
      switch shims.target(of: FileSystem.name(of: shim)) {
      case .executable(let target): target
      case .undecided: FileSystem.name(of: shim) == "python3" ? shim : nil
      case .nothing: nil
      }
    }
  }

  private func folders(in folder: String?) -> [String] {
    guard let folder else { return [] }
    return FileSystem.names(in: folder).map { "\(folder)/\($0)" }.filter(FileSystem.isFolder)
  }
}

/// What makes two executables the same interpreter: the same file in the end, in the same virtual environment or none.
///
/// Names of one file in one folder count as one; conda's environments share files too, but across folders.
struct Identity: Hashable {
  private let file: String
  private let environment: String?

  init(of executable: String) {
    if PythonCommands.isWrapper(executable) {
      file = executable
      environment = nil
    } else {
      let resolved = FileSystem.resolved(executable) ?? executable
      let state = FileStamp(resolved)?.description
      file = state.map { "\(FileSystem.parent(of: resolved)) \($0)" } ?? resolved
      environment = VirtualEnvironment.root(of: executable).map { FileSystem.resolved($0) ?? $0 }
    }
  }
}
