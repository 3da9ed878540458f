/// Where interpreters are looked for: everything that decides it, so that a test can decide otherwise.
public struct SearchPlaces: Sendable {
  /// Environment variables; also what interpreters are run with when asked what they are.
  public var environment: [String: String]
  /// The user's home folder.
  public var home: String
  /// The folder that relative paths, `.venv` and pyenv's `.python-version` start from.
  public var workingFolder: String
  /// Folders that hold the system's own commands, searched after PATH.
  public var systemFolders: [String]
  /// Conda installations outside the home folder.
  public var sharedCondaFolders: [String]

  public init(
    environment: [String: String], home: String, workingFolder: String,
    systemFolders: [String] = ["/usr/bin", "/usr/local/bin"], sharedCondaFolders: [String] = ["/opt/conda"]
  ) {
    self.environment = environment
    self.home = home
    self.workingFolder = workingFolder
    self.systemFolders = systemFolders
    self.sharedCondaFolders = sharedCondaFolders
  }

  /// gillab's own folder for what it can make again; nil if the user has no home folder.
  ///
  /// `${XDG_CACHE_HOME:-~/.cache}/gillab`. Source: the XDG base directory specification, which ignores relative paths.
  public var cacheFolder: String? { userFolder("XDG_CACHE_HOME", "\(home)/.cache").map { "\($0)/gillab" } }

  /// PATH's folders in order, made absolute.
  var pathFolders: [String] {
    Self.parts(of: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", at: ":").map(absolute)
  }

  /// Folder of pyenv's installation.
  var pyenvRoot: String { variable("PYENV_ROOT").map(absolute) ?? "\(home)/.pyenv" }

  var shims: PyenvShims {
    let shimFolder = "\(pyenvRoot)/shims"
    return PyenvShims(
      root: pyenvRoot, environment: environment, workingFolder: workingFolder,
      otherFolders: pathFolders.filter { $0 != shimFolder })
  }

  /// A path as a user writes it, from the root: `~` is home, and a relative one starts at the working folder.
  func absolute(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst() }
    while path.hasPrefix("./") { path.removeFirst(2) }
    if path.isEmpty || path == "." { return workingFolder }
    return path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
  }

  /// A variable's value, nil if it is not set or empty.
  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// A list such as PATH's; bytes rather than characters, whose tables take a tenth of a millisecond to load.
  static func parts(of text: String, at separator: Unicode.Scalar) -> [String] {
    text.utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  func userFolder(_ name: String, _ usual: String) -> String? {
    if let value = variable(name), value.hasPrefix("/") { return value }
    return home.isEmpty ? nil : usual
  }
}
