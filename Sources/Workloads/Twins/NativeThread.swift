import Glibc
import LibcShims

/// A thread of the operating system, with a name.
///
/// Foundation's `Thread` would bring all of Foundation into a program whose start is measured.
public struct NativeThread: Sendable {
  private let handle: pthread_t

  /// The system gave no thread: why.
  public struct Refused: Error, CustomStringConvertible {
    public let reason: String
    public var description: String { "the system gives no further thread: \(reason)" }
  }

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - name: At most 15 bytes: the kernel's limit. A longer one is cut.
  ///   - stackBytes: Address space of its stack, at least 16 KiB; the system's own choice if nil.
  public init(name: String, stackBytes: Int? = nil, body: @escaping @Sendable () -> Void) throws(Refused) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if let stackBytes { pthread_attr_setstacksize(&attributes, stackBytes) }
    // SAFETY: retained here, and taken over by the new thread exactly once; released below if there is none.
    let start = Unmanaged.passRetained(Start(name: name, body: body))
    var handle = pthread_t()
    let status = pthread_create(
      &handle, &attributes,
      { pointer in
        guard let pointer else { return nil }
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        gillab_name_thread(String(decoding: start.name.utf8.prefix(15), as: UTF8.self))
        start.body()
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      throw Refused(reason: String(cString: strerror(status)))
    }
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
