/// Something that really happened in one of a run's processes, seen from inside it.
///
/// An exit status of 0 says little: plain `python` exits 0 when a child process or a thread has died.
public struct RunEvent: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable {
    /// The script itself, or a child interpreter's own script, ended with an uncaught exception.
    case uncaught
    /// The target of a `multiprocessing.Process` raised.
    case process
    /// The target of a thread raised.
    case thread
    /// An `asyncio` task or callback raised and nobody looked.
    case task
    /// A `concurrent.futures` future holds an exception that nobody looked at.
    case future
    /// Python could not raise an exception and printed it, as in a thread started by `_thread`.
    case unraisable
    /// A main guard's condition was false in the script itself.
    case guardNotTaken = "guard"
    /// A process waited for a child that had ended.
    case reaped
    /// A process sent a signal.
    case sent
    /// The script loaded `multiprocessing`, so that its start methods matter.
    case multiprocessing
  }

  public var kind: Kind
  /// The process that tells.
  public var pid: Int32
  /// Name of the process, thread, task or function, where it has one.
  public var name: String?
  /// Exception's type, for example `ZeroDivisionError`.
  public var type: String?
  public var message: String?
  /// Innermost line in the document.
  public var line: Int?
  /// For `reaped` and `sent`: the other process.
  public var child: Int32?
  public var exitCode: Int32?
  public var signal: Int32?
}
