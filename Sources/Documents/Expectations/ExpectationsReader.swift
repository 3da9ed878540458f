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
    guard let document = try YAMLText.root(bytes, path: path) else {
      throw Problem(line: nil, column: nil, message: "nothing is expected in it; write blocks:, or remove the file")
    }
    return try document.required("blocks", of: "the file", in: document.keys("the file", ["blocks"]))
  }

  static func unreadable(_ path: String, _ error: DocumentError) -> ExpectationsError {
    ExpectationsError(path: path, problems: [YAMLText.problem(error, path)])
  }
}
