import Cmd
import FoundationEssentials
import Glibc

/// SHA-256 of files, in lowercase hexadecimal.
enum FileDigest {
  /// - Returns: Nil where there is no file that can be read, or where it is no plain one: to read a pipe would take away what
  ///   is in it.
  static func sha256(ofFile path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return digits { SHA256File(path, $0) }
  }

  /// Of the names and digests of all Python files in a folder and the folders in it.
  ///
  /// - Returns: Nil where there is none.
  /// - Throws: ``LabError/unreadable(path:)``.
  static func sha256(ofPythonIn folder: String) throws(LabError) -> String? {
    var lines: [String] = []
    try add(pythonIn: folder, "", to: &lines)
    guard !lines.isEmpty else { return nil }
    // Folders come in no certain order.
    let bytes = Array(lines.sorted().joined().utf8)
    return digits { SHA256Data(bytes, bytes.count, $0) }
  }

  /// - Parameter prefix: Of the names in the folder: `round_trips/`.
  private static func add(pythonIn folder: String, _ prefix: String, to lines: inout [String]) throws(LabError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder)
    }
    for name in names {
      let path = "\(folder)/\(name)"
      var isFolder = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
        try add(pythonIn: path, "\(prefix)\(name)/", to: &lines)
      } else if name.hasSuffix(".py") {
        guard let digest = sha256(ofFile: path) else { throw .unreadable(path: path) }
        lines.append("\(prefix)\(name) \(digest)\n")
      }
    }
  }

  /// What libmd writes: 64 digits and a NUL; nil where it says that it could not.
  private static func digits(_ write: (UnsafeMutablePointer<CChar>?) -> UnsafeMutablePointer<CChar>?) -> String? {
    var digits = [CChar](repeating: 0, count: 65)
    let isWritten = digits.withUnsafeMutableBufferPointer { write($0.baseAddress) != nil }
    return isWritten ? String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
