import Glibc

/// What tells one state of a file from another: device, inode, size and time of last change.
struct FileStamp: Hashable, CustomStringConvertible {
  let description: String

  /// Nil if there is no such file; symbolic links are followed.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    description =
      "\(status.st_dev).\(status.st_ino).\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}

extension FileStamp {
  /// The state of everything that an interpreter's answers depend on; nil if the executable is gone.
  ///
  /// That is its executable with links followed, the file that makes it a virtual environment, and its library.
  static func state(of executable: String, library: String?) -> String? {
    guard let program = FileStamp(executable) else { return nil }
    let environment = VirtualEnvironment.configuration(of: executable).flatMap { FileStamp($0) }
    let shared = library.flatMap { FileStamp($0) }
    if library != nil && shared == nil { return nil }
    return "\(program) \(environment?.description ?? "-") \(shared?.description ?? "-")"
  }
}
