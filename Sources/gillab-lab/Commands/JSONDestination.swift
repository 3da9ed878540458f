import ArgumentParser
import FoundationEssentials
import Glibc
import Workloads

/// Where a command's `--json` goes: a file, standard output, or nowhere.
struct JSONDestination {
  /// `-` for standard output.
  let path: String?
  /// The option that named it.
  var option = "--json"

  var isStandardOutput: Bool { path == "-" }

  /// Finds out before anything runs whether the result could be kept; an existing file stays as it is until then.
  func check() throws(ExitCode) {
    guard let path, !isStandardOutput else { return }
    let exists = access(path, F_OK) == 0
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw refusal(path, String(cString: strerror(errno))) }
    close(file)
    if !exists { unlink(path) }
  }

  func write(_ report: some Encodable) throws {
    guard path != nil else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(text: String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  /// What is a text already.
  func write(text: String) throws {
    guard let path else { return }
    if isStandardOutput { return Console.print(text) }
    if let reason = RunFile.write(Array(text.utf8), to: path, permissions: 0o644) { throw refusal(path, reason) }
  }

  private func refusal(_ path: String, _ reason: String) -> ExitCode {
    let choice = option == "--json" ? ", or - for standard output" : ""
    Console.tell("gillab: \(option) \(path): \(reason); name a file in a folder that can be written\(choice)")
    return ExitCode(2)
  }
}
