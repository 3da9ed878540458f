/// A chart's picture as a page may carry it: one `svg` element that runs nothing and asks nobody.
struct InlinePicture {
  let markup: String

  /// Nil for anything else. The page's own policy would stop it too, but not in silence.
  init?(_ svg: String) {
    guard let begin = svg.firstRange(of: "<svg") else { return nil }
    let element = svg[begin.lowerBound...].trimmingSuffix { $0.isWhitespace }
    let lower = element.lowercased()
    let isHarmless = Self.forbidden.allSatisfy { !lower.contains($0) }
    guard element.hasSuffix("</svg>"), isHarmless else { return nil }
    markup = String(element)
  }

  private static let forbidden = [
    "<script", "<foreignobject", "<image", "<style", "javascript:", "href=\"http", "href='http", "url(http", " onload=",
    " onerror=", " onclick=",
  ]
}

extension Substring {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
