/// A document, or a file beside it, that cannot be read as text.
public enum DocumentError: Error, Equatable, Sendable, CustomStringConvertible {
  case noSuchFile(path: String)
  case folder(path: String)
  /// - Parameter reason: What the system said, for example `Permission denied`.
  case unreadable(path: String, reason: String)
  case empty(path: String)
  /// - Parameter limitBytes: The most that is read.
  case tooLarge(path: String, limitBytes: Int)
  /// The file begins with a UTF-16 byte-order mark.
  case utf16(path: String)
  /// Neither encoding fits. Offsets are of the first invalid byte, 0-based.
  case notText(path: String, utf8Offset: Int, gb18030Offset: Int)
  /// Not UTF-8, and this system's iconv has no GB18030.
  case noGB18030(path: String, utf8Offset: Int)

  public var description: String {
    switch self {
    case .noSuchFile(let path): "\(path): no such file; check the path"
    case .folder(let path): "\(path): this is a folder; name the files in it"
    case .unreadable(let path, let reason): "\(path): cannot be read (\(reason)); check its permissions"
    case .empty(let path): "\(path): the file is empty; name one with text in it"
    case .tooLarge(let path, let limit): "\(path): larger than \(limit >> 20) MiB; name a text file"
    case .utf16(let path): "\(path): byte 0 begins UTF-16, which is not read; save the file as UTF-8"
    case .notText(let path, let utf8, let gb18030):
      "\(path): byte \(utf8) is not UTF-8, and byte \(gb18030) is not GB18030; save the file as UTF-8"
    case .noGB18030(let path, let utf8):
      "\(path): byte \(utf8) is not UTF-8, and this system's iconv has no GB18030; save the file as UTF-8"
    }
  }
}
