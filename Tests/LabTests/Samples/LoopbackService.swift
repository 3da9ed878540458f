import Lab
import Subprocess
import SystemPackage
import Testing

/// The loopback server in a process of its own, for as long as a test needs it.
enum LoopbackService {
  /// - Parameter body: Given the server's port.
  static func with<Value: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Value) async throws -> Value {
    let folder = FilePath(RunningProgram.path).removingLastComponent()
    let ended = try await Subprocess.run(
      .path(folder.appending("gillab-native")), arguments: ["serve"], input: .inputWriter, output: .sequence,
      error: .discarded
    ) { server in
      var line = ""
      for try await part in server.standardOutput {
        line += part.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        if line.hasSuffix("\n") { break }
      }
      let port = try #require(Int(line.dropLast()), "the server printed no port")
      let value = try await body(port)
      // It ends when its standard input does.
      try await server.standardInputWriter.finish()
      return value
    }
    return ended.closureResult
  }
}
