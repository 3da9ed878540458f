import CPythonABI
import Glibc

/// Where the events of this process's GILs are recorded (GILEventFormat.h).
public struct GILRecording: Sendable {
  /// Absolute path of the file; it is made unless it is there.
  public var file: String
  /// Largest size that the file may have.
  public var limitBytes: Int

  public init(file: String, limitBytes: Int) {
    self.file = file
    self.limitBytes = limitBytes
  }

  /// Begins to record. To be called before the interpreter starts, while the process has one thread.
  public func start(in library: LibPython) throws(PythonError) {
    // SAFETY: the address of a function of libpython is only looked up in the list of loaded libraries.
    let code = unsafe unsafeBitCast(library.entries.api.PyErr_Clear, to: UnsafeRawPointer?.self)
    guard unsafe gillab_gil_record(file, UInt64(limitBytes), code) == 0 else {
      throw .cannotRecord(file: file, reason: unsafe String(cString: strerror(errno)))
    }
  }

  /// Stops recording, or goes on with it.
  public static func enable(_ isEnabled: Bool) { gillab_gil_enable(isEnabled) }

  /// The moment on the events' clock: nanoseconds; 0 when nothing is recorded.
  public static var nanoseconds: Int64 { gillab_gil_now() }
}
