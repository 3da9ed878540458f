import Glibc

/// The program's two streams.
enum Console {
  /// Width of the terminal on standard output; 120 where there is none.
  static var columns: Int { columns(of: 1) }

  /// The same of standard error.
  static var errorColumns: Int { columns(of: 2) }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    // Elsewhere the caller may say what width it is for.
    return getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.flatMap { $0 >= 40 ? $0 : nil } ?? 120
  }

  /// Results.
  static func print(_ text: String) { write(text + "\n", to: 1) }

  /// Progress, warnings and errors.
  static func tell(_ text: String) { write(text + "\n", to: 2) }

  private static func refuse(_ code: Int32) -> Never {
    let line = "gillab: standard output: \(String(cString: strerror(code)))\n"
    Glibc.write(2, line, line.utf8.count)
    exit(2)
  }

  /// All of it, also to a pipe that takes little at a time. A reader that has gone ends the program, as for any filter.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.base.baseAddress.map { $0 + rest.startIndex }, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          // A reader that has gone wants no more, but a full disk loses a result.
          if descriptor == 1, errno != EPIPE { refuse(errno) }
          return
        }
        rest = rest.dropFirst(count)
      }
    }
  }
}
