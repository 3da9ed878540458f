import Ccmark

/// What libcmark finds in a text: its fenced blocks, and the lines where blocks of any kind begin.
///
/// Source: CommonMark 0.30, libcmark 0.30.2.
struct CommonMarkTree {
  private(set) var fencedBlocks: [FencedBlock] = []
  private(set) var startLines: Set<Int> = []

  /// - Parameter lines: Valid UTF-8 without a byte-order mark.
  init(_ lines: SourceLines) {
    let root = lines.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_SOURCEPOS) }
    }
    defer { cmark_node_free(root) }
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    var heading: String?
    var openHeading: String?
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let type = cmark_node_get_type(node)
      if event == CMARK_EVENT_EXIT {
        if type == CMARK_NODE_HEADING { (heading, openHeading) = (openHeading, nil) }
        continue
      }
      switch type {
      case CMARK_NODE_HEADING: openHeading = ""
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: openHeading?.append(Self.string(cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: openHeading?.append(" ")
      case CMARK_NODE_CODE_BLOCK:
        if let block = Self.fencedBlock(node, lines, heading) { fencedBlocks.append(block) }
      default: break
      }
      if type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue { startLines.insert(Int(cmark_node_get_start_line(node))) }
    }
  }

  /// libcmark 0.30 does not say whether code is fenced or indented, so the opening line is looked at.
  private static func fencedBlock(_ node: OpaquePointer, _ lines: SourceLines, _ heading: String?) -> FencedBlock? {
    let block = FencedBlock(
      fenceLine: Int(cmark_node_get_start_line(node)), fenceColumn: max(1, Int(cmark_node_get_start_column(node))),
      info: string(cmark_node_get_fence_info(node)), literal: Array(string(cmark_node_get_literal(node)).utf8),
      heading: heading)
    // A fence with no info string is nothing but marks, and holds no line like its own; indented code holds its first.
    let opening = lines.content(block.fenceLine).dropFirst(block.fenceColumn - 1)
    let isBareFence = opening.allSatisfy("`~ \t".utf8.contains) && !block.literal.starts(with: opening)
    return isBareFence || !block.info.isEmpty ? block : nil
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
