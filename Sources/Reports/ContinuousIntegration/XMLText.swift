/// Text as XML 1.0 can have it.
///
/// Source: https://www.w3.org/TR/xml/#charsets.
enum XMLText {
  /// Inside an element.
  static func content(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
  }

  /// Between double quotes. Ends of lines and tabs would read as spaces.
  static func attribute(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      default: result += escaped(scalar)
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": return "&amp;"
    case "<": return "&lt;"
    case ">": return "&gt;"
    case "\r": return "&#13;"
    case "\n", "\t": return String(scalar)
    default:
      // What XML does not have even as a number, such as the beginning of a colour in a terminal.
      let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      return isAllowed ? String(scalar) : "\\x" + padded(String(scalar.value, radix: 16))
    }
  }

  private static func padded(_ digits: String) -> String { digits.count < 2 ? "0" + digits : digits }
}
