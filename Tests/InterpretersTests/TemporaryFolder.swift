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
    let path = try file(relative, "#!/bin/sh\n\(body)\n", executable: true)
    awaitNoWriter(of: path)
    return path
  }

  /// Waits until no process can write to a file.
  ///
  /// Another test's fork has this process's descriptors until it executes something; a file that is open for writing
  /// cannot be executed ("Text file busy"). The kernel gives a read lease only where nobody has it open so.
  private func awaitNoWriter(of path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // F_SETLEASE, which is not importable.
    let setLease: Int32 = 1024
    for _ in 0..<1000 {
      if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 || errno != EAGAIN { break }
      usleep(1000)
    }
    _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
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
