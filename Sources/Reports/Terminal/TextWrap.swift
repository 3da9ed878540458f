extension StringProtocol {
  /// The text in lines of at most so many columns, broken at spaces; lines after the first begin with `indent`.
  ///
  /// A word that is longer than a line is broken where the line ends: Chinese text has no spaces.
  public func wrapped(to columns: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    func startNext() {
      lines.append(line)
      line = indent
    }
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let isFirst = line.isEmpty || line == indent
      if !isFirst, line.displayWidth + 1 + word.displayWidth <= columns {
        line += " " + word
        continue
      }
      let fitsAlone = indent.displayWidth + word.displayWidth <= columns
      if !isFirst, fitsAlone || line.displayWidth + 2 >= columns { startNext() } else if !isFirst { line += " " }
      for character in word {
        if line.displayWidth + String(character).displayWidth > columns, line != indent { startNext() }
        line.append(character)
      }
    }
    return lines + [line]
  }
}
