import Glibc

extension FileSystem {
  /// Makes a folder and those above it, readable by their owner only; a folder that cannot be made is found out on use.
  static func makeFolders(_ path: String) {
    guard !isFolder(path) else { return }
    let above = parent(of: path)
    if above != path && above != "." { makeFolders(above) }
    mkdir(path, 0o700)
  }

  /// Writes a new file, readable by its owner only; false if not all of it could be written.
  static func write(_ text: String, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    var text = text
    let written = text.withUTF8 { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    return close(file) == 0 && written
  }
}
