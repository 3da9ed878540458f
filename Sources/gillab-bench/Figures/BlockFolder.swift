import FoundationEssentials
import Glibc

/// The same one-line blocks twice: as scripts, and as documents.
struct BlockFolder {
  private let path: String

  init(blocks: Int) throws {
    var template = Array("/tmp/gillab-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailed(command: ["mkdtemp"], reason: String(cString: strerror(errno)))
    }
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    for block in 0..<blocks { try write(Self.source(block), to: script(block)) }
  }

  func script(_ block: Int) -> String { "\(path)/block\(block).py" }

  /// Writes a document of the first blocks; its path.
  func document(blocks: Int) throws -> String {
    let text = (0..<blocks).map { "Block \($0):\n\n```python\n\(Self.source($0))```\n" }.joined(separator: "\n")
    let file = "\(path)/blocks-\(blocks).md"
    try write("# Blocks\n\n" + text, to: file)
    return file
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func source(_ block: Int) -> String { "print(\"block \(block)\")\n" }

  private func write(_ text: String, to file: String) throws { try Data(text.utf8).write(to: URL(filePath: file)) }
}
