import Testing
import Workloads

/// Payloads in memory that processes share, by a Python that was built for a glibc without `memfd_create`.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }, .timeLimit(.minutes(3))) struct SharedMemoryTests {
  /// - Parameter limit: What the sample does to itself first.
  private func report(
    _ model: PythonModel, without name: String = "memfd_create", limit: String = ""
  ) async throws -> SampleReport {
    let scripts = try AlteredScripts(
      "test_shared",
      """
      import os
      import resource

      from workloads import ipc_shared


      def sample(request):
          if hasattr(os, "\(name)"):
              del os.\(name)
          \(limit)
          return ipc_shared.sample(request)
      """)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    let request = SampleRequest(
      workload: "test.shared", model: model.rawValue, workers: 2, size: 100_000, units: 4, seed: 1, directory: "")
    return try await bench.report(request, on: try await Pythons.one)
  }

  @Test(arguments: [PythonModel.processFork, .processSpawn, .processForkserver, .processPool])
  func `a file without a name does as well`(model: PythonModel) async throws {
    let report = try await report(model)
    #expect(report.unsupported == nil)
    let whole = try await self.report(.thread, without: "nothing_at_all")
    #expect(report.checksum == whole.checksum)
  }

  @Test func `where there is no room for it, that is told`() async throws {
    let report = try await report(.processFork, limit: "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))")
    let reason = try #require(report.unsupported)
    #expect(reason.hasPrefix("there is no memfd_create, and no room in /dev/shm: "))
  }
}
