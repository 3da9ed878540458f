/// Something about a document worth telling that keeps no block from running.
public struct Notice: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case unterminatedFence = "unterminated-fence"
    case misspeltLabel = "misspelt-label"
    case noPythonBlocks = "no-python-blocks"
    case emptyBlock = "empty-block"
    case duplicateName = "duplicate-name"
    case readAsGB18030 = "read-as-gb18030"
  }

  public let kind: Kind
  /// 1-based line in the document; `nil` where the whole document is meant.
  public let line: Int?
  /// The thing, what is wrong, what to do. Without the path and the line.
  public let message: String

  /// The message after `path:line:`, as compilers write it.
  public func text(path: String) -> String {
    line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
  }
}
