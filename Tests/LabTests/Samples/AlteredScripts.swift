import FoundationEssentials
import PyScripts

/// The models' own scripts, and beside them a workload of a test's own.
final class AlteredScripts: Sendable {
  /// What ``SampleBench`` takes its scripts from.
  let folder: String

  /// - Parameters:
  ///   - module: Name of the workload's module: `test_broken` for the workload `test.broken`.
  ///   - source: The module.
  init(_ module: String, _ source: String) throws {
    folder = "\(FileManager.default.temporaryDirectory.path)/gillab-samples-\(UUID().uuidString)"
    let shipped = try PyScripts.locate()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["models", "workloads"] {
      try FileManager.default.copyItem(atPath: shipped.path(name), toPath: "\(folder)/\(name)")
    }
    try Data(source.utf8).write(to: URL(filePath: "\(folder)/workloads/\(module).py"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
