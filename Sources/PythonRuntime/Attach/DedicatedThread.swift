import Glibc
import Synchronization

/// A native thread for one closure: where a program attaches to Python, never one of Swift's tasks.
///
/// Those share a few threads that must not block, and may go on with another one after each `await`; CPython binds its
/// thread state to the thread. The thread runs to its end whether or not anyone waits for it.
public struct DedicatedThread<Value: Sendable>: Sendable {
  private let outcome = Outcome<Value>()

  /// Starts the thread. `stackBytes` is 8 MiB by default, as the main thread's: deep Python recursion needs it.
  public init(stackBytes: Int = 8 << 20, _ body: @escaping @Sendable () throws -> Value) throws(PythonError) {
    let outcome = outcome
    let start = Start { outcome.finish(Result { try body() }) }
    var attributes = pthread_attr_t()
    // SAFETY: the attributes are local; `start` is retained here and released once, by the new thread or below.
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    unsafe pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    let argument = unsafe Unmanaged.passRetained(start)
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, argument.toOpaque())
    guard code == 0 else {
      unsafe argument.release()
      throw .noThread(code: code)
    }
  }

  /// Waits for the thread, blocking this one, and returns what the closure did.
  @available(*, noasync, message: "await the thread's `value` instead")
  public func join() throws -> Value { try outcome.wait().get() }

  /// What the closure returned, without blocking while the thread runs.
  public var value: Value {
    get async throws { try await outcome.value() }
  }
}

/// What a new thread is given: C carries one pointer.
private final class Start: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// A thread's result, for whoever waits.
private final class Outcome<Value: Sendable>: Sendable {
  private struct State {
    var result: Result<Value, any Error>?
    var waiters: [@Sendable (Result<Value, any Error>) -> Void] = []
  }

  private let state = Monitor(State())

  func finish(_ result: Result<Value, any Error>) {
    let waiters = state.withLock { state in
      state.result = result
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter(result) }
  }

  func wait() -> Result<Value, any Error> {
    state.wait { $0.result }
  }

  func value() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let result = state.withLock { state in
        if state.result == nil { state.waiters.append { continuation.resume(with: $0) } }
        return state.result
      }
      if let result { continuation.resume(with: result) }
    }
  }
}
