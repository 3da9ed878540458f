import Dispatch
import Glibc

/// Ctrl-C for a command that still has something to say.
enum Interruption {
  /// Runs `body` in a task that the first Ctrl-C cancels; a second one ends this process as usual.
  static func ending<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let task = Task(operation: body)
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      task.cancel()
    }
    source.activate()
    defer {
      source.cancel()
      signal(SIGINT, SIG_DFL)
    }
    return try await task.value
  }

  /// Ends this process as the signal would have, so that a shell's script ends too.
  static func pass() {
    signal(SIGINT, SIG_DFL)
    kill(getpid(), SIGINT)
  }
}
