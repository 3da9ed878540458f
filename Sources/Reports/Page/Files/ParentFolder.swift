import Glibc

/// The nearest folder above a path that is there.
struct ParentFolder {
  private let path: String

  init(of path: String) { self.path = path }

  /// Whether the path could be made.
  func check() throws(ReportFolderError) {
    var folder = path
    while true {
      folder = Self.parent(of: folder)
      var status = stat()
      guard stat(folder, &status) == 0 else {
        guard errno == ENOENT, folder != "/", folder != "." else {
          throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        continue
      }
      guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: folder) }
      guard access(folder, W_OK | X_OK) == 0 else {
        throw .unwritable(path: path, reason: String(cString: strerror(errno)))
      }
      return
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
