import Glibc

public enum Paint: String, Sendable {
  case good = "32"
  case bad = "31"
  case warn = "33"
  case faint = "2"
  case strong = "1"
}

/// Colours, or none: for a terminal, unless NO_COLOR is set (https://no-color.org).
public struct Palette: Sendable {
  public let isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// - Parameter descriptor: 1 for standard output, 2 for standard error.
  public init(for descriptor: Int32) {
    let refused = getenv("NO_COLOR").map { $0[0] != 0 } ?? false
    let terminal = getenv("TERM").map { String(cString: $0) } ?? "dumb"
    isColoured = isatty(descriptor) == 1 && !refused && terminal != "dumb"
  }

  public func paint(_ text: String, _ paint: Paint?) -> String {
    guard isColoured, let paint else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }
}
