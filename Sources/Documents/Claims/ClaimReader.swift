import Yams

/// Reads one claim and binds it to the document's words.
struct ClaimReader {
  /// Its name, for errors.
  let document: String
  let quotes: DocumentQuotes
  let tests: TestReader

  private static let keys = [
    "id", "quote", "line", "gloss", "note", "needs", "gil", "knownToFail", "notMeasurable", "tests",
  ]

  func claim(_ node: Node) throws(Problem) -> Claim {
    let values = try node.keys("a claim", Self.keys)
    let id = try node.required("id", of: "this claim", in: values).words("id")
    let place = try quoted(of: node, id, values)
    return Claim(
      id: id, line: place.line, quote: place.quote,
      gloss: try node.required("gloss", of: "the claim \(id)", in: values).words("gloss"),
      note: try values["note"].map { node throws(Problem) in try node.words("note") },
      leastCores: try leastCores(values["needs"]),
      builds: try values["gil"].map { node throws(Problem) in try node.choice("gil", GILBuilds.self) } ?? .all,
      knownToFail: try values["knownToFail"].map { node throws(Problem) in
        try node.choice("knownToFail", GILBuilds.self)
      },
      basis: try basis(of: node, id, values))
  }

  /// The quote, and the line of the document where it stands.
  private func quoted(
    of node: Node, _ id: String, _ values: [String: Node]
  ) throws(Problem) -> (quote: String, line: Int) {
    let quoteNode = try node.required("quote", of: "the claim \(id)", in: values)
    let quote = try quoteNode.words("quote")
    let lines = quotes.lines(with: quote)
    let wanted = try values["line"].map { node throws(Problem) in try node.integer("line", in: 1...1_000_000) }
    guard let first = lines.first else {
      let hint =
        quotes.nearest(to: quote).map { "the nearest is line \($0.line): \(Documents.quoted($0.text))" }
        ?? "no line is like it"
      throw quoteNode.problem(
        "the quote of \(id), \(Documents.quoted(quote)), does not stand in one line of \(document); \(hint)")
    }
    if let wanted {
      guard lines.contains(wanted) else {
        throw quoteNode.problem("the quote of \(id) stands on line \(listed(lines)), not on line \(wanted)")
      }
      return (quote, wanted)
    }
    guard lines.count == 1 else {
      throw quoteNode.problem(
        "the quote of \(id) stands on lines \(listed(lines)); quote more, or say which with line:")
    }
    return (quote, first)
  }

  private func listed(_ lines: [Int]) -> String { lines.map { "\($0)" }.joined(separator: ", ") }

  private func leastCores(_ node: Node?) throws(Problem) -> Int {
    guard let node else { return 1 }
    let values = try node.keys("needs", ["cores"])
    return try node.required("cores", of: "needs", in: values).integer("cores", in: 1...1024)
  }

  private func basis(of node: Node, _ id: String, _ values: [String: Node]) throws(Problem) -> Claim.Basis {
    switch (values["tests"], values["notMeasurable"]) {
    case (nil, let reason?): return .notMeasurable(reason: try reason.words("notMeasurable"))
    case (let list?, nil):
      var read: [ClaimTest] = []
      for item in try list.oneOrMore("tests") { read += try tests.tests(item) }
      guard !read.isEmpty else { throw list.problem("the claim \(id) has no test; add one, or say notMeasurable:") }
      return .tests(read)
    default: throw node.problem("the claim \(id) needs either tests or notMeasurable; give it one of them")
    }
  }
}
