/// Workflow commands of GitHub Actions, one a line.
///
/// Source: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions.
struct GitHubAnnotations {
  private let remarks: [Remark]

  init(_ remarks: [Remark]) { self.remarks = remarks }

  /// Lines without an end of the last one; empty where there is nothing to say.
  var text: String { remarks.map(line).joined(separator: "\n") }

  private func line(_ remark: Remark) -> String {
    let line = remark.line.map { ["line=\($0)"] } ?? []
    let properties = ["file=\(Self.property(remark.path))"] + line + ["title=\(Self.property(remark.title))"]
    return "::\(remark.level.rawValue) \(properties.joined(separator: ","))::\(Self.message(remark.message))"
  }

  /// A line's end would end the command, and the rest be taken for another.
  private static func message(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// A property ends at a comma or colon, too.
  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// By code points: a carriage return and a line feed together are one character of Swift's.
  private static func escaped(_ text: String, _ codes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += codes[$1] ?? String($1) }
  }
}
