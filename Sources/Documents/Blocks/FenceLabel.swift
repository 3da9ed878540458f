/// What a fence's info string says: a language, and perhaps a name the author gave the block.
struct FenceLabel {
  /// As written; empty for a bare fence.
  let language: String
  /// From `{#name}`.
  let name: String?

  /// The labels taken, in lowercase. Case does not matter.
  static let taken: Set<String> = ["python", "py", "python3"]

  /// Languages of their own that a spelling check would otherwise call misspelt.
  private static let otherLanguages: Set<String> = ["cython", "ipython", "jython", "pycon", "pypi", "python-repl"]

  /// - Parameter info: As CommonMark gives it: trimmed, entities and backslashes resolved.
  init(info: String) {
    let head = info.prefix { !$0.isWhitespace && !"{,:;".contains($0) }
    let attributes = Self.attributes(info)
    language = head.isEmpty ? Self.language(attributes) : String(head)
    name = attributes.first { $0.hasPrefix("#") }.map { String($0.dropFirst()) }.flatMap(Self.validated)
  }

  var isPython: Bool { Self.taken.contains(language.lowercased()) }

  /// Whether an author may have meant Python: `pyhton`, `Pyhton3`, `python2`, `py3`, `python3.12`.
  var resemblesPython: Bool {
    let word = language.lowercased()
    if isPython || word.count < 3 || Self.otherLanguages.contains(word) { return false }
    let version = word.hasPrefix("python") ? word.dropFirst(6) : word.hasPrefix("py") ? word.dropFirst(2) : ""
    if !version.isEmpty, version.allSatisfy({ $0.isNumber || $0 == "." }) { return true }
    return word.count > 3 && min(editDistance(word, "python"), editDistance(word, "python3")) <= 2
  }

  /// The words between the first pair of braces.
  private static func attributes(_ info: String) -> [String] {
    guard let open = info.firstIndex(of: "{"), let close = info[open...].firstIndex(of: "}") else { return [] }
    let inner = info[info.index(after: open)..<close]
    return inner.split { $0.isWhitespace || $0 == "," }.map(String.init)
  }

  /// Pandoc's `{.python}` and Quarto's `{python}`.
  private static func language(_ attributes: [String]) -> String {
    if let dotted = attributes.first(where: { $0.hasPrefix(".") }) { return String(dotted.dropFirst()) }
    guard let first = attributes.first, !first.hasPrefix("#"), !first.contains("=") else { return "" }
    return first
  }

  /// A name that can stand in a log and in an expectations file, and that no position takes.
  private static func validated(_ name: String) -> String? {
    let fits = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    return name.isEmpty || !fits || name.hasPrefix("block-") || name.allSatisfy(\.isNumber) ? nil : name
  }
}
