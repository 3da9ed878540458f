/// Where a virtual environment is said to begin.
///
/// Source: PEP 405: a `pyvenv.cfg` beside the executable or one folder above, symbolic links not followed.
enum VirtualEnvironment {
  /// Path of the `pyvenv.cfg` that an executable obeys; nil outside a virtual environment.
  static func configuration(of executable: String) -> String? {
    let folder = FileSystem.parent(of: executable)
    for candidate in [FileSystem.parent(of: folder), folder] {
      let file = candidate + (candidate == "/" ? "pyvenv.cfg" : "/pyvenv.cfg")
      if FileSystem.exists(file) { return file }
    }
    return nil
  }

  /// Folder of the virtual environment that an executable belongs to; nil outside one.
  static func root(of executable: String) -> String? {
    configuration(of: executable).map { FileSystem.parent(of: $0) }
  }
}
