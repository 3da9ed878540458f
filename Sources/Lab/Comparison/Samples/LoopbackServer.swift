import Measurement
import Subprocess
import SystemPackage

/// The server that workloads connect to, in a process of its own for as long as a closure runs.
struct LoopbackServer: Sendable {
  /// On 127.0.0.1.
  let port: Int
  /// Its processor time; nil where the kernel does not say.
  let clock: ProcessorClock?

  static func whileRunning<Value: Sendable>(
    _ program: NativeProgram, _ body: @escaping @Sendable (_ server: LoopbackServer) async throws -> Value
  ) async throws -> Value {
    let ended = try await Subprocess.run(
      .path(FilePath(program.path)), arguments: ["serve"], input: .inputWriter, output: .sequence, error: .discarded
    ) { server in
      var lines = server.standardOutput.strings().makeAsyncIterator()
      let line = try await lines.next() ?? ""
      guard let port = Int(line.filter(\.isNumber)) else {
        throw LabError.worker(reason: "\(program.path) serve: it gave no port but “\(line)”")
      }
      let value: Result<Value, any Error>
      let running = LoopbackServer(
        port: port, clock: ProcessorClock(of: server.processIdentifier.value))
      do { value = .success(try await body(running)) } catch { value = .failure(error) }
      try? await server.standardInputWriter.finish()
      return try value.get()
    }
    return ended.closureResult
  }
}
