/// Finds a document's Python blocks, in order, and what is odd about its fences.
struct SnippetExtraction {
  private(set) var snippets: [Snippet] = []
  private(set) var notices: [Notice] = []
  private let lines: SourceLines
  private let tree: CommonMarkTree

  init(_ lines: SourceLines) {
    self.lines = lines
    tree = CommonMarkTree(lines)
    let labelled = tree.fencedBlocks.map { (block: $0, label: FenceLabel(info: $0.info)) }
    for (block, label) in labelled {
      if !isClosed(block) { noticeUnterminated(block) }
      if label.isPython { take(block, label) }
      if label.resemblesPython { noticeMisspelt(block, label) }
    }
    if snippets.isEmpty { noticeNoPython(labelled.map(\.label.language)) }
  }

  private mutating func take(_ block: FencedBlock, _ label: FenceLabel) {
    let code = SlicedCode(block, in: lines)
    let line = block.fenceLine + 1
    snippets.append(
      Snippet(
        id: identifier(label, block), fenceLine: block.fenceLine, line: line, endLine: line + block.lineCount - 1,
        column: code.column, language: label.language, info: block.info, heading: block.heading,
        source: String(decoding: code.bytes, as: UTF8.self), sha256: sha256(code.bytes)))
    if code.bytes.isEmpty {
      notices.append(Notice(kind: .emptyBlock, line: block.fenceLine, message: "this Python block is empty; remove it"))
    }
  }

  private mutating func identifier(_ label: FenceLabel, _ block: FencedBlock) -> String {
    let position = "block-\(snippets.count + 1)"
    guard let name = label.name else { return position }
    guard let other = snippets.first(where: { $0.id == name }) else { return name }
    notices.append(
      Notice(
        kind: .duplicateName, line: block.fenceLine,
        message: "line \(other.fenceLine) already has the name \(name), so this block is \(position); rename one"))
    return position
  }

  /// Whether the line after the code is the block's closing fence.
  ///
  /// libcmark does not say. Where a container's end cut the block short, that line begins another block or is blank;
  /// where the fence closed it, only container marks stand before the fence and nothing begins on the line.
  private func isClosed(_ block: FencedBlock) -> Bool {
    let number = block.fenceLine + 1 + block.lineCount
    let opening = lines.content(block.fenceLine).dropFirst(block.fenceColumn - 1)
    guard lines[number] != nil, !tree.startLines.contains(number), let mark = opening.first else { return false }
    let marks = " \t>".utf8
    let closing = lines.content(number).drop { marks.contains($0) }
    let closingMarks = closing.prefix { $0 == mark }
    return closingMarks.count >= opening.prefix { $0 == mark }.count
      && closing.dropFirst(closingMarks.count).allSatisfy { " \t".utf8.contains($0) }
  }

  private mutating func noticeUnterminated(_ block: FencedBlock) {
    notices.append(
      Notice(
        kind: .unterminatedFence, line: block.fenceLine,
        message: "this fence is never closed, so its block runs to line \(block.fenceLine + block.lineCount); "
          + "close it"))
  }

  private mutating func noticeMisspelt(_ block: FencedBlock, _ label: FenceLabel) {
    notices.append(
      Notice(
        kind: .misspeltLabel, line: block.fenceLine,
        message: "the label \(label.language) is not one of python, py, python3, so the block was not taken; "
          + "write python if it is Python 3"))
  }

  private mutating func noticeNoPython(_ labels: [String]) {
    let remedy = "label a block python to have it run"
    var counts: [(label: String, count: Int)] = []
    for label in labels.map({ $0.isEmpty ? "none" : $0 }) {
      if let index = counts.firstIndex(where: { $0.label == label }) {
        counts[index].count += 1
      } else {
        counts.append((label, 1))
      }
    }
    let found = counts.map { "\($0.label) (\($0.count))" }.joined(separator: ", ")
    let message =
      labels.isEmpty ? "it has no fenced block; \(remedy)" : "no Python block; labels found: \(found); \(remedy)"
    notices.append(Notice(kind: .noPythonBlocks, line: nil, message: message))
  }
}
