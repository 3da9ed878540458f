/// Names that interpreters go by.
enum PythonCommands {
  /// The interpreters of a folder, the name a user would type first: `python3`, `python`, then those with a version.
  ///
  /// Backwards by name, so that of one file's names `python3.13t` comes before `python3.13`.
  static func executables(in folder: String) -> [String] {
    let names = FileSystem.names(in: folder, startingWith: "python").filter(isName)
    let usual = ["python3", "python"].filter(names.contains)
    return (usual + names.reversed().filter { !usual.contains($0) })
      .map { "\(folder)/\($0)" }
      .filter(FileSystem.isExecutableFile)
  }

  /// Whether a file's name is that of an interpreter: `python`, `python3`, `python3.13`, `python3.13t`, `python2.7`.
  static func isName(_ name: String) -> Bool {
    guard name.hasPrefix("python") else { return false }
    let version = name.dropFirst("python".count)
    let numbers = version.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let flags = version[numbers.endIndex...]
    let parts = numbers.split(separator: ".", omittingEmptySubsequences: false)
    return version.isEmpty
      || (parts.count <= 2 && parts.allSatisfy { !$0.isEmpty }
        && (flags.isEmpty || (parts.count == 2 && flags.allSatisfy { "dmut".contains($0) })))
  }

  /// Whether running an executable may run another: a script, or a program that goes by many names.
  ///
  /// What such a program answers can depend on the working folder and the environment, so it is asked each time, and
  /// the interpreter that answers is listed in its place.
  static func isWrapper(_ executable: String) -> Bool {
    guard let resolved = FileSystem.resolved(executable), FileSystem.name(of: resolved).contains("py") else {
      return true
    }
    return FileSystem.bytes(of: resolved, limit: 4) != ELFHeader.magic
  }
}
