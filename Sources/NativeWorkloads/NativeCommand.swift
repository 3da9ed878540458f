import Glibc

/// What `gillab-native` is asked to do: words of gillab's own, not of a user's.
public enum NativeCommand {
  public static func run(_ arguments: [String]) async -> Never {
    do {
      switch (arguments.first, arguments.count) {
      case ("serve", 1): try await serve()
      default: throw NativeFailure.unknownWords(arguments)
      }
    } catch {
      StandardStream.error("gillab-native: \(error)")
      exit(1)
    }
    exit(0)
  }

  /// Serves until standard input ends, which it does with whoever started this program.
  private static func serve() async throws {
    let server = try await LoopbackServer.start()
    StandardStream.output("\(server.port)")
    var byte: UInt8 = 0
    while true {
      let count = read(0, &byte, 1)
      if count == 0 || count < 0 && errno != EINTR { return }
    }
  }
}

/// The standard streams, a line at a time and without a buffer.
enum StandardStream {
  static func output(_ line: String) { write(line, to: 1) }
  static func error(_ line: String) { write(line, to: 2) }

  private static func write(_ line: String, to descriptor: Int32) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
