/// A regular expression that an expectations file holds. It sees one line at a time and must match all of it.
///
/// Source: Swift's `Regex` syntax, which is nearly Perl's and Python's.
public struct Pattern: Sendable, Equatable {
  public let text: String

  /// Throws what the regular expression's parser says.
  init(_ text: String) throws {
    _ = try Regex(text)
    self.text = text
  }

  /// A `Regex` is not `Sendable`, so each evaluation compiles its own; `init` has compiled the same text before.
  private var regex: Regex<AnyRegexOutput>? { try? Regex(text) }

  /// A test of whole lines, compiled once.
  func matcher() -> (Substring) -> Bool {
    let regex = regex
    return { line in (try? regex?.wholeMatch(in: line)) != nil }
  }

  /// Replaces what its groups match, or what it matches where it has no group, by `*`, anywhere in each line.
  func masking(_ text: String) -> String {
    guard let regex else { return text }
    return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Self.masking(Substring($0), regex) }.joined(separator: "\n")
  }

  private static func masking(_ line: Substring, _ regex: Regex<AnyRegexOutput>) -> String {
    var masked = ""
    var kept = line.startIndex
    for match in line.matches(of: regex) {
      let groups = match.output.dropFirst().compactMap(\.range)
      for range in match.output.count > 1 ? groups : [match.range] where range.lowerBound >= kept {
        masked += line[kept..<range.lowerBound] + "*"
        kept = range.upperBound
      }
    }
    return masked + line[kept...]
  }
}
