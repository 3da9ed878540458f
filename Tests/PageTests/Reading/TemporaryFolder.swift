import Foundation

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
  let path = "\(FileManager.default.temporaryDirectory.path)/gillab-folder-\(UUID().uuidString)"

  init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func entries(_ below: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + below).sorted()) ?? ["no folder"]
  }

  func text(_ file: String) throws -> String { try String(contentsOfFile: path + "/" + file, encoding: .utf8) }

  func write(_ file: String, _ text: String) throws {
    try text.write(toFile: path + "/" + file, atomically: true, encoding: .utf8)
  }
}
