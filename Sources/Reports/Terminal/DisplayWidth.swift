import LibcShims

extension StringProtocol {
  /// How many columns a terminal gives the text: two for a Chinese character, none for a combining mark.
  ///
  /// Source: `wcwidth(3)` in the C.UTF-8 locale, which follows Unicode's East Asian Width.
  public var displayWidth: Int {
    unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : Swift.max(0, Int(gillab_columns($1.value)))) }
  }

  /// The text with spaces to a width; longer text is left as it is.
  public func padded(to width: Int, alignment: TextTable.Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - displayWidth))
    return alignment == .left ? self + spaces : spaces + self
  }
}
