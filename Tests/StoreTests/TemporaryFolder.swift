import FoundationEssentials
import Glibc

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/gillab-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { path + "/results.sqlite" }

  var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  func bytes(_ file: String = "results.sqlite") throws -> Data {
    try Data(contentsOf: URL(filePath: "\(path)/\(file)"))
  }

  func write(_ bytes: Data, to file: String = "results.sqlite") throws {
    try bytes.write(to: URL(filePath: "\(path)/\(file)"))
  }
}
