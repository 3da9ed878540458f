import FoundationEssentials
import Glibc

/// A path at which a store is or will be, and whether it may be used.
///
/// Asked before SQLite is, which says no more than that it could not open a file.
enum Place {
  /// With every link and dot resolved that the working folder brings in.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  static func checkReadable(_ path: String) throws(StoreError) {
    guard let size = try size(of: path), size > 0 else { throw .absent(path: path) }
    guard access(path, R_OK) == 0 else { throw .inaccessible(path: path, reason: lastError) }
  }

  /// Makes the folder where there is none.
  static func prepareToWrite(_ path: String) throws(StoreError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try makeFolder(folder)
    if try size(of: path) != nil, access(path, W_OK) != 0 { throw .inaccessible(path: path, reason: lastError) }
    // SQLite keeps its log there.
    guard access(folder, W_OK | X_OK) == 0 else {
      throw .inaccessible(path: path, reason: "its folder cannot be written to: \(lastError)")
    }
  }

  /// Nil where there is nothing.
  private static func size(of path: String) throws(StoreError) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .inaccessible(path: path, reason: lastError)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .inaccessible(path: path, reason: "it is no file, and a store is one")
    }
    return Int(status.st_size)
  }

  /// Folders of a user's own data are the user's alone, as the XDG specification asks.
  private static func makeFolder(_ folder: String) throws(StoreError) {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    if errno == ENOENT {
      try makeFolder(URL(filePath: folder).deletingLastPathComponent().path)
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    }
    throw .inaccessible(path: folder, reason: lastError)
  }

  private static var lastError: String { String(cString: strerror(errno)) }
}
