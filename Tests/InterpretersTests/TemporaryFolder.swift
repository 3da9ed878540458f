import FoundationEssentials
import Glibc

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let base = FileManager.default.temporaryDirectory.path
    path = "\(base)/gillab-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it; returns its absolute path.
  @discardableResult
  func file(_ relative: String, _ text: String = "", executable: Bool = false) throws -> String {
    let file = "\(path)/\(relative)"
    try FileManager.default.createDirectory(
      atPath: URL(filePath: file).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    if executable { chmod(file, 0o755) }
    return file
  }

  /// Writes a shell script under an interpreter's name.
  @discardableResult
  func script(_ relative: String, _ body: String = "exit 3") throws -> String {
    try file(relative, "#!/bin/sh\n\(body)\n", executable: true)
  }

  /// Links a file of this folder to another path; returns its absolute path.
  @discardableResult
  func link(_ relative: String, to target: String) throws -> String {
    let file = try file(relative)
    unlink(file)
    symlink(target, file)
    return file
  }
}
