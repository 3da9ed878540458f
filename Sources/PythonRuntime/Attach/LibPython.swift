import CPythonABI
import Synchronization

/// A libpython in this process: its entry points, its version and what it can do.
///
/// A process holds one, for ever: CPython cannot be unloaded. Loading starts no interpreter.
public struct LibPython: Sendable {
  public let path: String
  public let version: Version
  /// Whether it was built without a GIL. The GIL may still be on at run time: see `Python.isGILEnabled`.
  public let isFreeThreaded: Bool
  let entries: EntryPoints

  /// Loads the shared library, or finds it loaded already.
  public static func load(path: String) throws(PythonError) -> LibPython {
    let loaded = loaded.withLock { loaded in
      Result { () throws(PythonError) in
        if let loaded {
          guard loaded.path == path else { throw .anotherLibraryLoaded(library: path, loaded: loaded.path) }
          return loaded
        }
        let library = try LibPython(path: path)
        loaded = library
        return library
      }
    }
    return try loaded.get()
  }

  private init(path: String) throws(PythonError) {
    let entries = try EntryPoints(library: path)
    // SAFETY: Py_GetVersion needs no interpreter and returns a static string.
    let banner = unsafe entries.api.Py_GetVersion().map { unsafe String(cString: $0) } ?? ""
    guard let version = Version(banner: banner), version >= Self.oldestVersion else {
      throw .cannotLoad(library: path, reason: "it is Python \(banner.prefix { $0 != " " })")
    }
    self.path = path
    self.version = version
    self.isFreeThreaded = banner.contains("free-threading build")
    self.entries = entries
  }

  /// The oldest CPython whose C API has what the lab calls.
  public static let oldestVersion = Version(major: 3, minor: 9)

  private static let loaded = Mutex<LibPython?>(nil)

  /// Whether each subinterpreter can have a GIL of its own: CPython 3.12 and later.
  public var hasOwnGILSubinterpreters: Bool { unsafe entries.api.Py_NewInterpreterFromConfig != nil }

  /// The names of the entry points that loading requires.
  public static var requiredEntryPoints: [String] {
    var names: [String] = []
    // SAFETY: the function answers NULL past the end, and its strings are static.
    while let name = unsafe gillab_python_entry_name(names.count) { unsafe names.append(String(cString: name)) }
    return names
  }
}
