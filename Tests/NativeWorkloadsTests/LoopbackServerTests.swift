import Glibc
import Subprocess
import SystemPackage
import Testing
import Workloads

@testable import NativeWorkloads

/// `gillab-native serve`, as a client sees it.
struct LoopbackServerTests {
  @Test func `a request is 24 bytes, little-endian`() {
    let request = AnswerRequest(kind: .numbers, delayMicroseconds: 0x0102_0304, seed: 0x1122_3344_5566_7788, size: 5)
    #expect(
      request.bytes == [
        1, 0, 0, 0, 4, 3, 2, 1, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 5, 0, 0, 0, 0, 0, 0, 0,
      ])
  }

  // x = 7; each time x = (x * 1103515245 + 12345) % 2**31; bytes are 97 + (x >> 16) % 16.
  @Test func `answers are made of the request's seed`() {
    #expect(
      String(decoding: AnswerRequest(kind: .bytes, delayMicroseconds: 0, seed: 7, size: 20).answer, as: UTF8.self)
        == "moecdfcobbndocncjgoe")
    #expect(
      String(decoding: AnswerRequest(kind: .numbers, delayMicroseconds: 0, seed: 7, size: 3).answer, as: UTF8.self)
        == "[1282168116, 642666333, 712265938]")
    #expect(AnswerRequest(kind: .numbers, delayMicroseconds: 0, seed: 7, size: 0).answer == Array("[]".utf8))
  }

  @Test func `many connections are answered at once, each with its own answer`() throws {
    FileLimit.raise()
    let server = try LoopbackServer.start()
    defer { try? server.stop() }
    let count = 1000
    // All are sent before the first answer is due, however slow the machine is: no earlier than the last one's own delay.
    let connections = try (0..<count).map { number in
      let connection = try Connection(port: server.port)
      try connection.send(
        AnswerRequest(kind: .bytes, delayMicroseconds: 100_000, seed: UInt64(number), size: 64).bytes)
      return connection
    }
    let answers = try connections.map { try $0.readToEnd() }
    #expect(answers == (0..<UInt64(count)).map { Payload.bytes(64, seed: $0) })
  }

  @Test(arguments: [
    [UInt8](repeating: 9, count: 24),
    // A size that no workload asks for.
    AnswerRequest(kind: .bytes, delayMicroseconds: 0, seed: 0, size: .max).bytes,
  ])
  func `a request that makes no sense is not answered`(_ bytes: [UInt8]) throws {
    let server = try LoopbackServer.start()
    defer { try? server.stop() }
    let connection = try Connection(port: server.port)
    try connection.send(bytes)
    #expect(try connection.readToEnd() == [])
    // The next one is.
    let next = try Connection(port: server.port)
    try next.send(AnswerRequest(kind: .numbers, delayMicroseconds: 0, seed: 7, size: 1).bytes)
    #expect(try next.readToEnd() == Array("[1282168116]".utf8))
  }

  @Test func `a request may come in pieces`() throws {
    let server = try LoopbackServer.start()
    defer { try? server.stop() }
    let connection = try Connection(port: server.port)
    for byte in AnswerRequest(kind: .bytes, delayMicroseconds: 0, seed: 7, size: 4).bytes {
      try connection.send([byte])
    }
    #expect(try connection.readToEnd() == Array("moec".utf8))
  }

  @Test func `the program prints its port, serves, and ends with its standard input`() async throws {
    let (input, output) = (try FileDescriptor.pipe(), try FileDescriptor.pipe())
    async let ended = Subprocess.run(
      .path(FilePath(NativeProgram.path)), arguments: ["serve"],
      input: .fileDescriptor(input.readEnd, closeAfterSpawningProcess: true),
      output: .fileDescriptor(output.writeEnd, closeAfterSpawningProcess: true), error: .discarded)
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") { line += try Descriptor.read(1, from: output.readEnd.rawValue) }
    let port = try #require(Int(String(decoding: line.dropLast(), as: UTF8.self)))
    let connection = try Connection(port: port)
    try connection.send(AnswerRequest(kind: .bytes, delayMicroseconds: 0, seed: 7, size: 4).bytes)
    #expect(try connection.readToEnd() == Array("moec".utf8))
    try input.writeEnd.close()
    #expect(try await ended.terminationStatus == .exited(0))
    try output.readEnd.close()
  }
}

/// A client's end of a connection, which blocks.
private final class Connection: Sendable {
  private let descriptor: Int32

  init(port: Int) throws { descriptor = try LoopbackClient.connect(port: port) }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws { try Descriptor.write(bytes, to: descriptor) }

  func readToEnd() throws -> [UInt8] { try LoopbackClient.readToEnd(descriptor) }
}
