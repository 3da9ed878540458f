/// Where an interpreter's shared libpython is.
///
/// An executable that has Python's code in itself may still have the library beside it: Debian's and conda's do.
struct SharedLibrary {
  let path: String?
  /// The paths that were tried, if none was there.
  let searched: [String]

  init(for facts: ProbeFacts) {
    if let loaded = facts.loadedLibrary, FileSystem.exists(loaded) {
      (path, searched) = (loaded, [])
      return
    }
    let version = facts.version.prefix(2).map(String.init).joined(separator: ".")
    let usual = "libpython\(version)\(facts.abiFlags).so.1.0"
    let names = facts.libraryName.contains(".so") && facts.libraryName != usual ? [facts.libraryName, usual] : [usual]
    let tried = Self.folders(of: facts).flatMap { folder in names.map { "\(folder)/\($0)" } }
    path = tried.first(where: FileSystem.exists)
    searched = path == nil ? tried : []
  }

  /// Only folders of the interpreter's own installation: a library elsewhere with the same name is another Python's.
  private static func folders(of facts: ProbeFacts) -> [String] {
    let installed = "\(facts.basePrefix == "/" ? "" : facts.basePrefix)/lib"
    var folders = [facts.libraryFolder].filter { $0.hasPrefix(facts.basePrefix) && !$0.isEmpty } + [installed]
    if !facts.multiarch.isEmpty { folders.append("\(installed)/\(facts.multiarch)") }
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }
  }

  /// What to say of an interpreter without one.
  static func absence(_ facts: ProbeFacts, searched: [String]) -> String {
    let version = facts.version.prefix(2).map(String.init).joined(separator: ".")
    let remedy =
      facts.basePrefix == "/usr"
      ? "install the package libpython\(version)\(facts.abiFlags)"
      : "build it with --enable-shared (pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared)"
    return "it has no shared library: no \(searched.joined(separator: " nor ")); \(remedy)"
  }
}
