/// The standard streams, a line at a time and without a buffer.
enum StandardStream {
  static func output(_ line: String) { try? Descriptor.write(Array((line + "\n").utf8), to: 1) }
  static func error(_ line: String) { try? Descriptor.write(Array((line + "\n").utf8), to: 2) }
}
