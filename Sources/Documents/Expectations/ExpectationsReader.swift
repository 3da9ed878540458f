import Yams

/// Turns an expectations file into entries that fit a document, or into a list of everything wrong with it.
struct ExpectationsReader {
  let path: String
  let document: Document

  func entries(_ bytes: [UInt8]) throws(ExpectationsError) -> [BlockExpectation] {
    let items: [Node]
    do throws(Problem) { items = try root(bytes).oneOrMore("blocks") } catch { throw unusable([error]) }
    let reader = EntryReader(document)
    var entries: [BlockExpectation] = []
    var problems: [Problem] = []
    for item in items {
      do throws(Problem) { entries.append(try reader.entry(item)) } catch { problems.append(error) }
    }
    guard problems.isEmpty else { throw unusable(problems) }
    return entries
  }

  private func unusable(_ problems: [Problem]) -> ExpectationsError {
    ExpectationsError(path: path, problems: problems)
  }

  private func root(_ bytes: [UInt8]) throws(Problem) -> Node {
    let text: DecodedText
    do throws(DocumentError) { text = try DecodedText(bytes, path: path) } catch { throw Self.problem(error, path) }
    let document: Node?
    do {
      document = try Yams.compose(yaml: String(decoding: text.bytes, as: UTF8.self))
    } catch {
      throw Self.problem(error)
    }
    guard let document else {
      throw Problem(line: nil, column: nil, message: "nothing is expected in it; write blocks:, or remove the file")
    }
    return try document.required("blocks", of: "the file", in: document.keys("the file", ["blocks"]))
  }

  static func unreadable(_ path: String, _ error: DocumentError) -> ExpectationsError {
    ExpectationsError(path: path, problems: [problem(error, path)])
  }

  /// A document's error begins with its path, which an expectations error adds by itself.
  private static func problem(_ error: DocumentError, _ path: String) -> Problem {
    Problem(line: nil, column: nil, message: String(error.description.dropFirst("\(path): ".count)))
  }

  private static func problem(_ error: any Error) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Problem(line: mark.line, column: mark.column, message: "this is not YAML: \(problem); check quotes and indents")
    case .duplicatedKeysInMapping(let keys, let context):
      Problem(
        line: context.mark.line, column: context.mark.column,
        message: "the key \(keys.sorted().joined(separator: ", ")) stands here twice; remove one")
    default:
      Problem(line: nil, column: nil, message: "this is not YAML: \(error); check quotes and indents")
    }
  }
}
