import Glibc

/// Questions about files, asked of the C library.
///
/// Foundation's answers cost more time than finding an interpreter may take at every start.
enum FileSystem {
  /// The path with every symbolic link followed, nil if there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  static func isExecutableFile(_ path: String) -> Bool {
    access(path, X_OK) == 0 && kind(of: path) == S_IFREG
  }

  static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Names in a folder in alphabetical order, without `.` and `..`; empty if it cannot be read.
  ///
  /// - Parameter start: What the names begin with; a folder of commands holds thousands of others.
  static func names(in folder: String, startingWith start: String = "") -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          strncmp($0, start, start.utf8.count) == 0 ? String(cString: $0) : "."
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// A file's bytes, at most `limit` of them; nil if it cannot be read.
  static func bytes(of path: String, limit: Int = 1 << 20) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = min(Int(status.st_size), limit)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
        guard got > 0 else { return }
        count += got
      }
    }
  }

  static func text(of path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The folder that holds a file: `/usr/bin` for `/usr/bin/python3`.
  static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path: `python3` for `/usr/bin/python3`.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
