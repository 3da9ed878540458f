/// What pyenv's shims stand for, worked out from its files.
///
/// A shim is a shell script that takes tens of milliseconds to choose an interpreter by the working folder. The rules
/// are those of pyenv's `version-name`, `version-file`, `version-file-read` and `which` commands, without the hooks
/// that plug-ins may add.
/// Source: https://github.com/pyenv/pyenv, README, "Understanding Python version selection".
struct PyenvShims {
  /// What a shim runs.
  enum Target: Equatable {
    case executable(String)
    /// None of the chosen versions has a command of this name.
    case nothing
    /// A chosen version is not installed under that name; what happens then depends on pyenv's own version.
    case undecided
  }

  let root: String
  let environment: [String: String]
  let workingFolder: String
  /// PATH's folders without pyenv's shims.
  let otherFolders: [String]

  /// What the shim named `command` would run.
  func target(of command: String) -> Target {
    for version in chosen + ["system"] {
      if version == "system" {
        for folder in otherFolders where FileSystem.isExecutableFile("\(folder)/\(command)") {
          return .executable("\(folder)/\(command)")
        }
      } else {
        guard let installed = installed(version) else { return .undecided }
        let executable = "\(root)/versions/\(installed)/bin/\(command)"
        if FileSystem.isExecutableFile(executable) { return .executable(executable) }
      }
    }
    return .nothing
  }

  /// The versions in force, in order: PYENV_VERSION, else the nearest `.python-version`, else the global choice.
  var chosen: [String] {
    if let versions = environment["PYENV_VERSION"], !versions.isEmpty {
      return SearchPlaces.parts(of: versions, at: ":").filter { !$0.isEmpty }
    }
    let local = environment["PYENV_DIR"].flatMap(nearestVersionFile) ?? nearestVersionFile(from: workingFolder)
    return Self.versions(in: FileSystem.bytes(of: local ?? "\(root)/version") ?? [])
  }

  /// The first word of each line that is not a comment, without those that would leave pyenv's folder.
  static func versions(in file: [UInt8]) -> [String] {
    file.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }.first
    }
    .filter { $0.first != UInt8(ascii: "#") && !$0.contains(UInt8(ascii: "/")) }
    .map { String(decoding: $0, as: UTF8.self) }
    .filter { $0 != ".." }
  }

  private func nearestVersionFile(from start: String) -> String? {
    var folder = start
    while true {
      let file = folder == "/" ? "/.python-version" : "\(folder)/.python-version"
      if FileSystem.exists(file) { return file }
      let above = FileSystem.parent(of: folder)
      if above == folder || above == "." { return nil }
      folder = above
    }
  }

  /// Name of the folder that a version is installed in: its own, without `python-`, or the highest release of `3.11`.
  private func installed(_ version: String) -> String? {
    let plain = version.hasPrefix("python-") ? String(version.dropFirst("python-".count)) : version
    for name in [version, plain] where FileSystem.isFolder("\(root)/versions/\(name)") { return name }
    guard let wanted = PythonVersion(plain), wanted.micro == nil else { return nil }
    return FileSystem.names(in: "\(root)/versions")
      .compactMap { name in PythonVersion(name).map { (name: name, version: $0) } }
      .filter { $0.version.micro != nil && $0.version.preRelease.isEmpty && wanted.names($0.version) }
      .max { $0.version < $1.version }?.name
  }
}
