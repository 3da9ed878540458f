import FoundationEssentials
import Subprocess
import SystemPackage
import Testing
import Workloads

/// Samples whose workers are native threads, where one of the workers cannot be had.
struct EmbeddedSampleTests {
  /// What keeps a worker from starting.
  enum Shortage: String {
    /// Address space for a few threads' stacks.
    case threads
    /// An audit hook that refuses the second interpreter.
    case interpreters
  }

  @Test(arguments: try await PythonUnderTest.all, ["cpu.pure", "spawn"])
  func `Where the system gives too few threads, those that wait go home and the sample says so`(
    python: PythonUnderTest, workload: String
  ) async throws {
    let ended = try await sample(workload, .nativeThread, workers: 200, on: python, lacking: .threads)
    #expect(ended.status == .exited(0))
    #expect(ended.output.contains(#""unsupported":"the system gave no thread"#), "\(ended.output)")
  }

  // From 3.13 on CPython itself ends the process where it cannot make an interpreter.
  @Test(arguments: try await PythonUnderTest.withOwnGIL.filter { $0.minor == 12 }, ["cpu.pure", "spawn"])
  func `A subinterpreter that does not start ends the sample, and the others go home`(
    python: PythonUnderTest, workload: String
  ) async throws {
    let ended = try await sample(workload, .subinterpreter, workers: 3, on: python, lacking: .interpreters)
    #expect(ended.status == .exited(1))
    #expect(ended.output.contains("uncaught: subinterpreter: "), "\(ended.output)")
  }

  @Test(arguments: try await PythonUnderTest.withOwnGIL)
  func `What no subinterpreter can do is refused before any is made`(python: PythonUnderTest) async throws {
    let ended = try await sample("fanout", .subinterpreter, workers: 3, on: python, lacking: .interpreters)
    #expect(ended.status == .exited(0))
    #expect(ended.output.contains("each wait would take a native thread and an interpreter"), "\(ended.output)")
  }

  private func sample(
    _ workload: String, _ model: PythonModel, workers: Int, on python: PythonUnderTest, lacking shortage: Shortage
  ) async throws -> (status: TerminationStatus, output: String) {
    let location = try python.located()
    let folder = "\(FileManager.default.temporaryDirectory.path)/gillab-embedded-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sample = HostedSample(
      python: HostedPython(
        executable: location.executable, library: location.library, scripts: "\(Build.package)/pyscripts"),
      request: SampleRequest(
        workload: workload, model: model.rawValue, workers: workers, size: workload == "spawn" ? workers : 100,
        units: workers, seed: 1, directory: folder))
    try JSONEncoder().encode(sample).write(to: URL(filePath: "\(folder)/sample.json"))
    try Data(Self.siteModule.utf8).write(to: URL(filePath: "\(folder)/sitecustomize.py"))
    let ended = try await Subprocess.run(
      .path(FilePath("\(Build.products)/python-runtime-probe")),
      arguments: [location.library, location.executable, "sample"],
      environment: .inherit.updating([
        "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1", "GILLAB_TEST_SAMPLE": "\(folder)/sample.json",
        "GILLAB_TEST_SHORTAGE": shortage.rawValue,
      ]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return (ended.terminationStatus, ended.standardOutput + ended.standardError)
  }

  /// Python imports it when it starts.
  private static let siteModule = """
    import os
    import resource
    import sys

    if os.environ["GILLAB_TEST_SHORTAGE"] == "threads":
        with open("/proc/self/statm") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + (200 << 20),) * 2)
    else:
        started = []

        def hook(event, arguments):
            if event == "cpython.PyInterpreterState_New":
                started.append(event)
                if len(started) == 2:
                    raise RuntimeError("no second interpreter")

        sys.addaudithook(hook)
    """
}
