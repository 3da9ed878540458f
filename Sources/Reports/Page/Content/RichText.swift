import Workloads

/// A piece of a sentence, by what it is: the writers decide how each looks.
enum Inline: Sendable, Hashable {
  /// In the page's language. It has no digits: a number is a figure, and a name is a name.
  case text(String)
  case figure(ReportFigure)
  /// How many values of the report have something in common, by their paths.
  case count([String], text: String)
  /// A number that is part of the method and of no measurement: `95%`.
  case constant(Constant)
  /// What a thing is called in every language: an interpreter, a model, a workload, a file.
  case name(String)
  case code(String)
  /// Verbatim from the document.
  case quote(String)
  /// A sentence that the report has in English.
  case reported(String, path: String)
  /// What another part of the report says in words: a chart's table.
  case label(String)
  case verdict(ClaimVerdict.Verdict)
  case outcome(ClaimEvidence.Outcome)
  case strong(RichText)
  case small(RichText)
  case link(RichText, anchor: String)
  case lineBreak
}

/// Numbers that are told and not measured. There are to be few.
enum Constant: String, Sendable, CaseIterable {
  /// What an interval covers (docs/statistics.md).
  case coverage = "95%"
}

/// A sentence made of pieces.
///
/// It can be written as a string literal in which pieces are interpolated. Plain strings cannot, so that nothing gets on
/// the page without anyone having said what it is.
struct RichText: Sendable, Hashable, ExpressibleByStringInterpolation {
  var parts: [Inline]

  init(_ parts: [Inline] = []) { self.parts = parts }
  init(_ part: Inline) { parts = [part] }
  init(stringLiteral text: String) { parts = text.isEmpty ? [] : [.text(text)] }
  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  var isEmpty: Bool { parts.isEmpty }

  static func + (left: RichText, right: RichText) -> RichText { RichText(left.parts + right.parts) }
  static func += (left: inout RichText, right: RichText) { left.parts += right.parts }

  struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Inline] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.text(literal)) } }
    mutating func appendInterpolation(_ part: Inline) { parts.append(part) }
    mutating func appendInterpolation(_ text: RichText) { parts += text.parts }
  }
}

extension [RichText] {
  func joined(by separator: RichText) -> RichText {
    var all = RichText()
    for (place, text) in enumerated() {
      if place > 0 { all += separator }
      all += text
    }
    return all
  }

  /// As a list within a sentence.
  func listed(in language: ReportLanguage) -> RichText {
    guard let last, count > 1 else { return first ?? RichText() }
    let separator = Localized<RichText>(", ", "、")[language]
    return dropLast().map(\.self).joined(by: separator) + Localized<RichText>(" and ", " 和 ")[language] + last
  }
}
