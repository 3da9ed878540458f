import FoundationEssentials
import Interpreters
import PyScripts
import Testing
import Workloads

@testable import Lab

/// Takes samples of real interpreters, each in a worker of its own.
struct SampleBench {
  private let launcher: WorkerLauncher
  private let folders: RunFolders
  private let scripts: String

  /// - Parameter scripts: Folder of the Python files; the program's own if nil.
  init(scripts: String? = nil) throws {
    launcher = WorkerLauncher(program: try .locate())
    folders = try RunFolders()
    self.scripts = try scripts ?? PyScripts.locate().directory
  }

  func remove() { folders.remove() }

  /// The smallest request that shows whether everything is there.
  static func request(
    _ workload: WorkloadDescription, _ model: PythonModel, workers: Int = 2, repeats: Int = 1, serverPort: Int? = nil
  ) -> SampleRequest {
    let size = smallSizes[workload.id] ?? 100
    return SampleRequest(
      workload: workload.id, model: model.rawValue, workers: workers, size: size,
      units: workload.defaultUnits.map { min($0, 5) } ?? size, repeats: repeats, seed: 7, directory: "",
      serverPort: serverPort, serverDelayMicroseconds: 1000)
  }

  private static let smallSizes = [
    "fanout": 3, "spawn": 3, "memory": 1 << 18, "io.sleep": 500, "io.file": 20_000, "loop.wait": 2000,
  ]

  /// What a sample left behind.
  struct Outcome {
    var ending: RunResult.Ending
    var stderr: String
    var report: SampleReport?
    /// Processes and files that should be gone.
    var leftBehind: [String]
  }

  func run(_ request: SampleRequest, on python: Interpreter) async throws -> Outcome {
    try await Turnstile.shared.pass {
      try await folders.withRunFolder(UUID().uuidString) { folder, workingDirectory in
        var request = request
        request.directory = workingDirectory
        let hosted = HostedPython(
          executable: python.executable, library: try #require(python.library), scripts: scripts)
        let result = try await launcher.run(
          RunRequest(
            program: .sample(HostedSample(python: hosted, request: request)), workingDirectory: workingDirectory,
            timeoutSeconds: 60, outputLimitBytes: 1 << 16, isOwnWork: true),
          in: folder)
        let bytes = RunFile.read("\(folder)/\(SampleReport.fileName)")
        return Outcome(
          ending: result.ending, stderr: result.stderr.text,
          report: try bytes.map { try JSONDecoder().decode(SampleReport.self, from: Data($0)) },
          leftBehind: result.leftBehind.map(\.command)
            + (try FileManager.default.contentsOfDirectory(atPath: workingDirectory)))
      }
    }
  }

  /// The report of a sample that must succeed, or say that it cannot be.
  func report(
    _ request: SampleRequest, on python: Interpreter, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> SampleReport {
    let outcome = try await run(request, on: python)
    let what: Comment = "\(request.workload) by \(request.model) on \(python.version)"
    #expect(outcome.ending == .exited(code: 0), what, sourceLocation: sourceLocation)
    #expect(outcome.stderr == "", what, sourceLocation: sourceLocation)
    #expect(outcome.leftBehind == [], what, sourceLocation: sourceLocation)
    return try #require(outcome.report, what, sourceLocation: sourceLocation)
  }
}
