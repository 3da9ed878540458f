import FoundationEssentials
import Glibc

/// A new, empty folder that only its owner may enter. Whoever makes it removes it.
public struct TemporaryFolder: Sendable {
  /// Absolute, without symbolic links: a program may change its working folder.
  public let path: String

  /// There is no place for one.
  public struct Refused: Error, CustomStringConvertible {
    /// The folder that it should have been made in.
    public let parent: String
    public let reason: String

    public var description: String { "\(parent): \(reason); set TMPDIR to a folder that can be written" }
  }

  /// Makes it in the folder that `TMPDIR` names, or in `/tmp`.
  ///
  /// - Parameter name: What its name begins with, for who finds it there.
  public init(_ name: String) throws(Refused) {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Refused(parent: parent, reason: String(cString: strerror(errno))) }
    let resolved = realpath(template, nil)
    defer { free(resolved) }
    path =
      resolved.map { String(cString: $0) }
      ?? String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes it with all that is in it.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
