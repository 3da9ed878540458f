import FoundationEssentials
import Glibc
import Workloads

/// Where `--json` sends a result: a file, or `-` for standard output.
struct JSONDestination {
  /// A destination that cannot be written.
  struct Unwritable: Error, CustomStringConvertible {
    let path: String
    let option: String
    let reason: String

    var description: String {
      "\(option) \(path): \(reason); name a file in a folder that can be written, or - for standard output"
    }
  }

  private let path: String
  private let option: String

  /// Nil without a path.
  init?(_ path: String?, option: String = "--json") {
    guard let path else { return nil }
    self.path = path
    self.option = option
  }

  var isStandardOutput: Bool { path == "-" }

  /// Finds out before anything runs whether the result could be kept; an existing file stays as it is until then.
  func check() throws(Unwritable) {
    if isStandardOutput { return }
    let exists = access(path, F_OK) == 0
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Unwritable(path: path, option: option, reason: String(cString: strerror(errno))) }
    close(file)
    if !exists { unlink(path) }
  }

  func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    if isStandardOutput { return Console.print(String(decoding: data, as: UTF8.self)) }
    if let reason = RunFile.write(Array(data), to: path) { throw Unwritable(path: path, option: option, reason: reason) }
  }
}
