import FoundationEssentials
import Workloads

/// The same one-line blocks twice: as scripts, and as documents.
struct BlockFolder {
  private let folder: TemporaryFolder
  private var path: String { folder.path }

  init(blocks: Int) throws {
    folder = try TemporaryFolder("gillab-bench")
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

  func remove() { folder.remove() }

  private static func source(_ block: Int) -> String { "print(\"block \(block)\")\n" }

  private func write(_ text: String, to file: String) throws { try Data(text.utf8).write(to: URL(filePath: file)) }
}
