/// A child process's way to its parent: commands on standard input, messages on standard output.
enum ChildPort {
  /// A parent that is gone hears nothing; this process then ends when it reads next.
  static func send(_ message: ChildMessage) { try? Descriptor.write(message.bytes, to: 1) }

  /// Waits to be let go.
  ///
  /// - Throws: ``Descriptor/Ended`` when there is nothing more to do.
  static func awaitCommand() throws { _ = try Descriptor.read(8, from: 0) }
}
