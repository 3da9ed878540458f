import Synchronization
import Workloads

/// From a thread into Swift concurrency and back.
final class TaskBridge<R: Sendable>: Sendable {
  private let outcome = Mutex<Result<R, any Error>?>(nil)
  private let isOver = Semaphore()

  /// Blocks the calling thread, which is none of the tasks' own, until a task has ended.
  static func wait(for body: @escaping @Sendable () async throws -> R) throws -> R {
    let bridge = start(body)
    return try bridge.wait()
  }

  /// Starts a task that the thread waits for later.
  static func start(_ body: @escaping @Sendable () async throws -> R) -> TaskBridge {
    let bridge = TaskBridge()
    Task.detached {
      let result: Result<R, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      bridge.outcome.withLock { $0 = result }
      bridge.isOver.signal()
    }
    return bridge
  }

  /// To be called once.
  func wait() throws -> R {
    isOver.wait()
    guard let result = outcome.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}
