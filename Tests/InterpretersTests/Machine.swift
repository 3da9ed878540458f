import FoundationEssentials

@testable import Interpreters

/// The real interpreters that a test may ask for; it skips where the machine lacks them.
enum Machine {
  static let home = ProcessInfo.processInfo.environment["HOME"] ?? ""

  /// Path of an interpreter that pyenv installed.
  static func pyenv(_ version: String) -> String { "\(home)/.pyenv/versions/\(version)/bin/python" }

  static func has(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Those of pyenv's versions that are installed here.
  static func installed(_ versions: String...) -> [String] { versions.filter { has(pyenv($0)) } }

  /// A free-threaded interpreter that `make free-threaded` built, nil if there is none.
  static var freeThreaded: String? {
    guard let builds = SearchPlaces.ofThisProcess.cacheFolder.map({ "\($0)/free-threaded" }) else { return nil }
    return FileSystem.names(in: builds).lazy
      .flatMap { PythonCommands.executables(in: "\(builds)/\($0)/bin") }
      .first { $0.hasSuffix("t") }
  }

  /// Debian's interpreter with its library from the package libpython3.11.
  static let debian = "/usr/bin/python3.11"
  static let debianLibrary = "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"
  static let hasDebian = has(debian) && FileManager.default.fileExists(atPath: debianLibrary)
}
