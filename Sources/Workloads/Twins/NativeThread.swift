import Glibc
import LibcShims

/// A thread of the operating system, with a name.
///
/// Foundation's `Thread` would bring all of Foundation into a program whose start is measured.
public struct NativeThread: Sendable {
  private let handle: pthread_t

  /// Starts the thread.
  ///
  /// - Parameter name: At most 15 bytes: the kernel's limit. A longer one is cut.
  public init(name: String, body: @escaping @Sendable () -> Void) {
    // SAFETY: retained here, and taken over by the new thread exactly once.
    let start = Unmanaged.passRetained(Start(name: name, body: body)).toOpaque()
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { pointer in
        guard let pointer else { return nil }
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        gillab_name_thread(String(decoding: start.name.utf8.prefix(15), as: UTF8.self))
        start.body()
        return nil
      }, start)
    precondition(status == 0, "pthread_create: \(String(cString: strerror(status)))")
    self.handle = handle
  }

  /// Waits for its end; to be called once.
  public func join() { pthread_join(handle, nil) }

  /// Name of the calling thread.
  public static var currentName: String {
    var buffer = [CChar](repeating: 0, count: 16)
    gillab_thread_name(&buffer)
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void
    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
}
