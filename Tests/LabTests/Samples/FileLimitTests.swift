import FoundationEssentials
import Subprocess
import SystemPackage
import Testing
import Workloads

@testable import Lab

/// How many files a sample may have open, where the shell that starts gillab allows few.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }, .timeLimit(.minutes(3))) struct FileLimitTests {
  @Test func `a sample may have as many files open as the system allows`() async throws {
    let python = try await Pythons.one
    let scripts = try AlteredScripts(
      "test_limit",
      """
      import resource

      from models.report import Report


      def sample(request):
          report = Report()
          soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
          report.metrics = {"soft": soft, "hard": hard}
          return report
      """)
    let folder = try TemporaryFolder("gillab-limit")
    defer { folder.remove() }
    let request = SampleRequest(
      workload: "test.limit", model: PythonModel.thread.rawValue, workers: 1, size: 1, units: 1, seed: 1,
      directory: folder.path)
    let hosted = HostedPython(
      executable: python.executable, library: try #require(python.library), scripts: scripts.folder)
    let run = RunRequest(
      program: .sample(HostedSample(python: hosted, request: request)), workingDirectory: folder.path,
      timeoutSeconds: 60, outputLimitBytes: 1000)
    try JSONEncoder().encode(run).write(to: URL(filePath: "\(folder.path)/\(RunRequest.fileName)"))
    let ended = try await Subprocess.run(
      .path("/bin/sh"),
      arguments: [
        "-c", #"ulimit -S -n 64 && exec "$0" worker run "$1""#, try WorkerProgram.locate().path, folder.path,
      ], output: .discarded, error: .string(limit: 10_000))
    #expect(ended.terminationStatus.isSuccess)
    #expect(ended.standardError == "")
    let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(SampleReport.fileName)"))
    let metrics = try JSONDecoder().decode(SampleReport.self, from: bytes).metrics
    let hard = try #require(metrics["hard"])
    #expect(hard != 64)
    #expect(metrics["soft"] == hard)
  }
}
