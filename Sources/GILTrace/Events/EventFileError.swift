/// Why a file of GIL events cannot be read.
public enum EventFileError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case notEvents(path: String)
  case tooShort(path: String, bytes: Int)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason); name a file of GIL events that you may read"
    case .notEvents(let path):
      "\(path): it does not begin as a file of GIL events does; name one that gillab trace wrote"
    case .tooShort(let path, let bytes):
      "\(path): it has \(bytes) bytes, less than the header of a file of GIL events; trace the program again"
    }
  }
}
