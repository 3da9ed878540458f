import Documents

/// A document made from a literal.
func document(_ text: String) throws -> Document { try Document(path: "guide.md", bytes: Array(text.utf8)) }

/// Each block as `id fence-first-last:column "source"`, each notice as compilers write it.
func summary(_ document: Document) -> String {
  let blocks = document.snippets.map {
    "\($0.id) \($0.fenceLine) \($0.line)-\($0.endLine):\($0.column) \($0.source.debugDescription)"
  }
  return (blocks + document.notices.map { $0.text(path: document.path) }).joined(separator: "\n")
}
