/// Concludes from what an interpreter says of itself whether gillab can run it.
struct Judge: Sendable {
  /// Says why a shared library does not load, nil if it does.
  let libraryCheck: @Sendable (String) async -> String?

  /// - Parameter executable: The path that was run; the interpreter's own word is taken if that was a wrapper.
  func assess(_ facts: ProbeFacts, executable: String) async -> Assessment {
    let library = SharedLibrary(for: facts)
    var reason = Self.refusal(facts)
    var lasting = true
    if reason == nil, let path = library.path {
      reason = await libraryCheck(path).map { "\(path): \($0)" }
      lasting = reason == nil
    } else if reason == nil {
      reason = SharedLibrary.absence(facts, searched: library.searched)
    }
    let own = PythonCommands.isWrapper(executable) && FileSystem.isExecutableFile(facts.executable)
    let command = own ? facts.executable : executable
    let isThreeTwelve = Self.compare(facts, (3, 12)) >= 0
    return Assessment(
      interpreter: Interpreter(
        version: facts.versionText, executable: command, library: library.path,
        gil: facts.freeThreaded ? .switchable : .on, ownGIL: isThreeTwelve && facts.implementation == "cpython",
        startMethods: facts.startMethods, defaultStartMethod: facts.defaultStartMethod, usable: reason == nil,
        reason: reason, prefix: VirtualEnvironment.root(of: command) ?? facts.basePrefix, basePrefix: facts.basePrefix),
      searched: library.searched, lasting: lasting)
  }

  /// Why gillab does not run this kind of Python at all.
  private static func refusal(_ facts: ProbeFacts) -> String? {
    let (oldest, newest) = (PythonVersion.oldest, PythonVersion.newest)
    let range = "gillab runs CPython \(oldest.0).\(oldest.1) to \(newest.0).\(newest.1)"
    if facts.implementation != "cpython" { return "it is \(facts.implementation), not CPython; \(range)" }
    if compare(facts, oldest) < 0 { return "Python \(facts.versionText) is too old; \(range)" }
    if compare(facts, newest) > 0 { return "Python \(facts.versionText) is too new; \(range)" }
    return nil
  }

  /// Negative if older than the minor version, positive if newer.
  private static func compare(_ facts: ProbeFacts, _ version: (Int, Int)) -> Int {
    let (major, minor) = (facts.version.first ?? 0, facts.version.dropFirst().first ?? 0)
    return major == version.0 ? minor - version.1 : major - version.0
  }
}
