import Workloads
import Yams

/// Reads one entry of an expectations file and binds it to the document's block and words.
struct EntryReader {
  private let document: Document
  private let text: QuotableText

  private static let checkKeys = ["stdout", "stderr", "exitCode", "wallSeconds"]
  private static let entryKeys = ["block", "when", "twin", "mask", "skip", "allow"] + checkKeys + ["promises"]

  init(_ document: Document) {
    self.document = document
    text = QuotableText(document.text)
  }

  func entry(_ node: Node) throws(Problem) -> BlockExpectation {
    let values = try node.keys("a block's entry", Self.entryKeys)
    let snippet = try snippet(node.required("block", of: "this entry", in: values))
    return BlockExpectation(
      block: snippet.id, line: snippet.line, condition: try condition(values["when"]),
      twin: try values["twin"].map { node throws(Problem) in try node.choice("twin", Twin.self) },
      mask: try each(values["mask"], "mask") { node throws(Problem) in try node.pattern("mask") },
      skip: try values["skip"].map { node throws(Problem) in try node.words("skip") },
      allow: Set(
        try each(values["allow"], "allow") { node throws(Problem) in
          try node.choice("allow", FindingKind.self).rawValue
        }),
      check: try check(values), promises: try promises(values["promises"]))
  }

  /// By id, by a line from fence to fence, or by the heading above it.
  private func snippet(_ node: Node) throws(Problem) -> Snippet {
    let name = try node.words("block")
    if let snippet = document.snippets.first(where: { $0.id == name }) { return snippet }
    if let line = Int(name),
      let snippet = document.snippets.first(where: { ($0.fenceLine...$0.endLine + 1).contains(line) })
    {
      return snippet
    }
    let under = document.snippets.filter { $0.heading == name }
    if under.count == 1 { return under[0] }
    guard under.isEmpty else {
      throw node.problem("the heading \(name) has the blocks \(listed(under)); name one of them")
    }
    let known = document.snippets.isEmpty ? "the document has none" : "the document has \(listed(document.snippets))"
    throw node.problem("no Python block is at \(name); \(known)")
  }

  private func listed(_ snippets: [Snippet]) -> String {
    let shown = snippets.prefix(20).map { "\($0.id) (line \($0.line))" }.joined(separator: ", ")
    return shown + (snippets.count > 20 ? " and \(snippets.count - 20) more" : "")
  }

  private func condition(_ node: Node?) throws(Problem) -> RunCondition {
    guard let node else { return RunCondition(startMethods: [], python: nil) }
    let values = try node.keys("when", ["startMethod", "python"])
    let methods = try each(values["startMethod"], "startMethod") { node throws(Problem) in
      try node.choice("startMethod", RunCondition.startMethodNames)
    }
    return RunCondition(startMethods: Set(methods), python: try values["python"].map(versions))
  }

  private func versions(_ node: Node) throws(Problem) -> VersionRange {
    let text = try node.words("python")
    guard let range = VersionRange(text) else {
      throw node.problem("python is \(text), which is no range of versions; write for example \">=3.9, <3.12\"")
    }
    return range
  }

  private func check(_ values: [String: Node]) throws(Problem) -> Check {
    Check(
      stdout: try values["stdout"].map { node throws(Problem) in try output(node, "stdout") },
      stderr: try values["stderr"].map { node throws(Problem) in try output(node, "stderr") },
      exitCode: try values["exitCode"].map { node throws(Problem) in Int32(try node.integer("exitCode", in: 0...255)) },
      wallSeconds: try values["wallSeconds"].map(wallSeconds))
  }

  private func output(_ node: Node, _ stream: String) throws(Problem) -> ExpectedOutput {
    let values = try node.keys(stream, ["order", "lines", "has", "never"])
    guard !values.isEmpty else { throw node.problem("\(stream) expects nothing; give it lines, has or never") }
    return ExpectedOutput(
      order: try values["order"].map { node throws(Problem) in try node.choice("order", ExpectedOutput.Order.self) }
        ?? .exact,
      lines: try values["lines"].map { node throws(Problem) in try lines(node, "lines", ["count"]) },
      has: try lines(values["has"], "has", ["count"]), never: try lines(values["never"], "never", ["because"]))
  }

  /// - Parameter extra: The keys a line may have besides `line` or `pattern`.
  private func lines(_ node: Node?, _ what: String, _ extra: [String]) throws(Problem) -> [ExpectedLine] {
    try each(node, what) { node throws(Problem) in try line(node, what, extra) }
  }

  private func line(_ node: Node, _ what: String, _ extra: [String]) throws(Problem) -> ExpectedLine {
    if node.scalar != nil { return ExpectedLine(form: .literal(try oneLine(node)), count: 1, because: nil) }
    let values = try node.keys("an item of \(what)", ["line", "pattern"] + extra)
    let form: ExpectedLine.Form
    switch (values["line"], values["pattern"]) {
    case (let line?, nil): form = .literal(try oneLine(line))
    case (nil, let pattern?): form = .pattern(try pattern.pattern("pattern"))
    default: throw node.problem("an item of \(what) needs either line or pattern; give it one of them")
    }
    return ExpectedLine(
      form: form,
      count: try values["count"].map { node throws(Problem) in try node.integer("count", in: 1...10_000) } ?? 1,
      because: try values["because"].map { node throws(Problem) in try node.words("because") })
  }

  private func oneLine(_ node: Node) throws(Problem) -> String {
    let text = try node.text("line")
    guard !text.utf8.contains(UInt8(ascii: "\n")) else {
      throw node.problem("this is several lines; give each its dash")
    }
    return text
  }

  private func wallSeconds(_ node: Node) throws(Problem) -> Check.WallSeconds {
    let values = try node.keys("wallSeconds", ["min", "max"])
    let min = try values["min"].map { node throws(Problem) in try node.seconds("min") }
    let max = try values["max"].map { node throws(Problem) in try node.seconds("max") }
    guard min != nil || max != nil else { throw node.problem("wallSeconds has neither min nor max; give it one") }
    if let min, let max, min > max { throw node.problem("wallSeconds has min above max; swap them") }
    return Check.WallSeconds(min: min, max: max)
  }

  private func promises(_ node: Node?) throws(Problem) -> [Promise] {
    var ids: Set<String> = []
    return try each(node, "promises") { node throws(Problem) in
      let promise = try promise(node)
      guard ids.insert(promise.id).inserted else {
        throw node.problem("another promise of this entry has the id \(promise.id); rename one")
      }
      return promise
    }
  }

  private func promise(_ node: Node) throws(Problem) -> Promise {
    let values = try node.keys("a promise", ["id", "quote", "says", "when", "check"])
    let quoteNode = try node.required("quote", of: "this promise", in: values)
    let quote = try quoteNode.words("quote")
    guard let line = text.line(of: quote) else {
      throw quoteNode.problem(
        "\(quoted(quote)) does not stand in \(document.path); copy the document's own words")
    }
    let checkNode = try node.required("check", of: "this promise", in: values)
    let checks = try checkNode.keys("check", Self.checkKeys)
    guard !checks.isEmpty else {
      throw checkNode.problem("check is empty; give it \(Self.checkKeys.joined(separator: ", ")) or several")
    }
    return Promise(
      id: try node.required("id", of: "this promise", in: values).words("id"), quote: quote, line: line,
      says: try node.required("says", of: "this promise", in: values).words("says"),
      condition: try condition(values["when"]), check: try check(checks))
  }

  /// Reads each item of a list, or of the one value that stands for it; nothing where the key is absent.
  private func each<Item>(
    _ node: Node?, _ what: String, _ read: (Node) throws(Problem) -> Item
  ) throws(Problem) -> [Item] {
    var items: [Item] = []
    for item in try node?.oneOrMore(what) ?? [] { items.append(try read(item)) }
    return items
  }
}
