import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing
import Workloads

@testable import NativeWorkloads

/// The built `gillab-native`, beside this test bundle.
enum NativeProgram {
  static let path =
    ((try? NativeCommand.ownPath()) ?? "").split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    + "/gillab-native"

  /// What a program did.
  struct Ended: Equatable {
    /// `exit 0`, or `signal 2`.
    var status: String
    var stderr: String
  }

  /// Runs it to its end.
  ///
  /// - Parameter meanwhile: Is given the process.
  static func run(
    _ arguments: [String], meanwhile: @escaping @Sendable (_ process: pid_t) async throws -> Void = { _ in }
  ) async throws -> Ended {
    let folder = try Folder()
    let errors = "\(folder.path)/stderr"
    let file = try FileDescriptor.open(
      FilePath(errors), .writeOnly, options: [.create], permissions: [.ownerReadWrite])
    let ended = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments), input: .none, output: .discarded,
      error: .fileDescriptor(file, closeAfterSpawningProcess: true)
    ) { execution in
      try await meanwhile(pid_t(execution.processIdentifier.value))
    }
    let status =
      switch ended.terminationStatus {
      case .exited(let code): "exit \(code)"
      case .signaled(let signal): "signal \(signal)"
      }
    return Ended(status: status, stderr: try String(contentsOf: URL(filePath: errors), encoding: .utf8))
  }

  /// Has it do a sample, in a folder of its own.
  static func sample(_ request: SampleRequest) async throws -> SampleReport {
    let folder = try Folder()
    var request = request
    request.directory = folder.path
    try folder.file(SampleRequest.fileName, JSONEncoder().encode(request))
    let ended = try await run(["sample", folder.path])
    #expect(ended == Ended(status: "exit 0", stderr: ""))
    // Nothing but the report is left behind, of which no unfinished copy either.
    #expect(folder.entries == [SampleReport.fileName, SampleRequest.fileName])
    return try JSONDecoder().decode(
      SampleReport.self, from: Data(contentsOf: URL(filePath: "\(folder.path)/\(SampleReport.fileName)")))
  }
}

/// A folder of a test's own, removed with it.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/gillab-native-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ content: Data) throws { try content.write(to: URL(filePath: "\(path)/\(name)")) }

  var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
