import Yams

typealias Problem = ExpectationsError.Problem

/// Typed reading of YAML nodes. Every problem has the node's line and column.
extension Node {
  func problem(_ message: String) -> Problem { Problem(line: mark?.line, column: mark?.column, message: message) }

  /// A scalar's text as written, whatever YAML would make of it: `3.10` stays `3.10`.
  func text(_ what: String) throws(Problem) -> String {
    guard let scalar else { throw problem("\(what) must be a single value; quote it if it holds { } [ ] or :") }
    return scalar.string
  }

  /// Text that is not empty.
  func words(_ what: String) throws(Problem) -> String {
    let text = try text(what)
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw problem("\(what) is empty; write something or remove it")
    }
    return text
  }

  func integer(_ what: String, in range: ClosedRange<Int>) throws(Problem) -> Int {
    let text = try text(what)
    guard let number = Int(text), range.contains(number) else {
      throw problem("\(what) is \(text); it must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func seconds(_ what: String) throws(Problem) -> Double {
    let text = try text(what)
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw problem("\(what) is \(text); it must be a number of seconds, 0 or more")
    }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ what: String, _: Choice.Type) throws(Problem) -> Choice
  where Choice.RawValue == String {
    let text = try text(what)
    guard let choice = Choice(rawValue: text) else { throw noChoice(what, text, Choice.allCases.map(\.rawValue)) }
    return choice
  }

  func choice(_ what: String, _ names: [String]) throws(Problem) -> String {
    let text = try text(what)
    guard names.contains(text) else { throw noChoice(what, text, names) }
    return text
  }

  private func noChoice(_ what: String, _ text: String, _ names: [String]) -> Problem {
    problem("\(what) is \(text); it must be one of \(names.joined(separator: ", "))")
  }

  func pattern(_ what: String) throws(Problem) -> Pattern {
    let text = try words(what)
    do {
      return try Pattern(text)
    } catch {
      throw problem("\(what) /\(text)/ is not a regular expression (\(error)); mend it, and keep it in single quotes")
    }
  }

  /// A list's items, or the one value that stands for a list of one. `[]` is an empty list; nothing at all is not.
  func oneOrMore(_ what: String) throws(Problem) -> [Node] {
    if let sequence { return Array(sequence) }
    if let scalar, scalar.string.isEmpty, scalar.style == .plain {
      throw problem("\(what) has no value; give it one, or write [] for none")
    }
    return [self]
  }

  /// A mapping's values by key; a key that is not known is a problem at that key.
  func keys(_ what: String, _ known: [String]) throws(Problem) -> [String: Node] {
    guard let mapping else { throw problem("\(what) must be a mapping with the keys \(known.joined(separator: ", "))") }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard known.contains(name) else {
        let advice =
          nearest(to: name, among: known).map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))"
        throw key.problem("\(what) has no key \(name); \(advice)")
      }
      values[name] = value
    }
    return values
  }

  func required(_ key: String, of what: String, in values: [String: Node]) throws(Problem) -> Node {
    guard let value = values[key] else { throw problem("\(what) lacks the key \(key); add it") }
    return value
  }
}
