import Workloads

extension RichText {
  /// Its words alone: for a window's title, or the name of a region.
  var plainText: String {
    parts.map { part in
      switch part {
      case .text(let text), .name(let text), .code(let text), .quote(let text), .label(let text),
        .reported(let text, path: _), .count(_, let text):
        text
      case .figure(let figure): figure.text
      case .constant(let constant): constant.rawValue
      case .verdict(let verdict): verdict.sign
      case .outcome(let outcome): outcome.sign
      case .strong(let text), .small(let text), .link(let text, anchor: _): text.plainText
      case .lineBreak: " "
      }
    }.joined()
  }
}
