import Yams

/// A file's bytes as YAML.
enum YAMLText {
  /// The root of the file's tree; nil where there is nothing but comments.
  ///
  /// - Parameter path: Names the bytes in errors of their encoding; nothing is read from it.
  static func root(_ bytes: [UInt8], path: String) throws(Problem) -> Node? {
    let text: DecodedText
    do throws(DocumentError) { text = try DecodedText(bytes, path: path) } catch { throw problem(error, path) }
    do {
      return try Yams.compose(yaml: String(decoding: text.bytes, as: UTF8.self))
    } catch {
      throw problem(error)
    }
  }

  /// A file that cannot be read.
  ///
  /// Its error begins with its path, which whoever lists the problems adds by itself.
  static func problem(_ error: DocumentError, _ path: String) -> Problem {
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
