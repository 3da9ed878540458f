import FoundationEssentials
import Glibc
import Testing
import Workloads

@testable import NativeWorkloads

/// Samples that come to nothing say why.
struct RefusalTests {
  private func request(_ workload: String, _ model: String = "thread", workers: Int = 2, size: Int = 10)
    -> SampleRequest
  {
    SampleRequest(workload: workload, model: model, workers: workers, size: size, units: 4, seed: 1, directory: "/tmp")
  }

  func failure(_ request: SampleRequest) async throws -> NativeProgram.Ended {
    let folder = try Folder()
    try folder.file(SampleRequest.fileName, JSONEncoder().encode(request))
    let ended = try await NativeProgram.run(["sample", folder.path])
    #expect(folder.entries == [SampleRequest.fileName])
    return ended
  }

  @Test(arguments: [
    ("cpu.impure", "thread", 2, 10, "there is no workload \"cpu.impure\"; `gillab list` names them"),
    ("cpu.pure", "fibre", 2, 10, "Swift has no model \"fibre\"; `gillab list` names them"),
    ("cpu.pure", "thread", 2, 0, "`size` is 0; it is at least 1"),
    ("cpu.pure", "thread", 0, 10, "`workers` is 0; it is at least 1"),
    ("io.tcp", "thread", 2, 10, "io.tcp needs `serverPort`, the loopback server's port"),
  ])
  func `a request that cannot be carried out is refused`(
    _ workload: String, _ model: String, _ workers: Int, _ size: Int, _ reason: String
  ) async throws {
    let ended = try await failure(request(workload, model, workers: workers, size: size))
    #expect(ended == .init(status: "exit 1", stderr: "gillab-native: \(reason)\n"))
  }

  @Test func `a file that is no request is named`() async throws {
    let folder = try Folder()
    try folder.file(SampleRequest.fileName, Data("{\"workload\": 3}".utf8))
    let ended = try await NativeProgram.run(["sample", folder.path])
    #expect(ended.status == "exit 1")
    #expect(ended.stderr.hasPrefix("gillab-native: \(folder.path)/sample-request.json is no sample's request: "))
    #expect(ended.stderr.split(separator: "\n").count == 1)
  }

  @Test func `a folder without a request is named`() async throws {
    #expect(
      try await NativeProgram.run(["sample", "/nowhere"])
        == .init(
          status: "exit 1", stderr: "gillab-native: /nowhere/sample-request.json: No such file or directory\n"))
  }

  @Test(arguments: [[], ["serve", "now"], ["compare"]])
  func `words that mean nothing get an answer`(_ words: [String]) async throws {
    let ended = try await NativeProgram.run(words)
    #expect(ended.status == "exit 1")
    #expect(ended.stderr.contains("use `gillab compare`"))
  }

  @Test(arguments: [SwiftModel.process, .processPool])
  func `a child that is killed in mid work is named`(_ model: SwiftModel) async throws {
    let folder = try Folder()
    try folder.file(
      SampleRequest.fileName, JSONEncoder().encode(request("io.sleep", model.rawValue, size: 60_000_000)))
    let ended = try await NativeProgram.run(["sample", folder.path]) { process in
      var children: [pid_t] = []
      while children.count < 2 {
        try await Task.sleep(for: .milliseconds(20))
        children = RefusalTests.children(of: process)
      }
      // While the first works on for a minute.
      try await Task.sleep(for: .milliseconds(200))
      kill(children[1], SIGKILL)
    }
    #expect(ended.status == "exit 1")
    #expect(
      ended.stderr.contains(
        /^gillab-native: child [12] \(pid \d+\): in mid work, it was ended by signal 9 \(Killed\)\n$/))
  }

  private static func children(of process: pid_t) -> [pid_t] {
    let list = RunFile.read("/proc/\(process)/task/\(process)/children") ?? []
    return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
  }

  @Test func `more waits than Dispatch and processes can hold are no failure`() async throws {
    let pool = try await NativeProgram.sample(request("cpu.pure", "thread-pool", workers: 1000))
    #expect(pool.unsupported == "Dispatch has no more than 255 threads at once; see `task`")
    let processes = try await NativeProgram.sample(request("fanout", "process", workers: 0, size: 1000))
    #expect(processes.unsupported == "more than 500 processes at once would measure the machine's limits")
  }

  @Test func `10,000 threads wait at once, or the system's reason is told`() async throws {
    let report = try await NativeProgram.sample(request("fanout", "thread", workers: 0, size: 10_000))
    if let reason = report.unsupported {
      #expect(reason.contains("the system gives no further thread: "))
    } else {
      #expect(report.latencies.count == 10_000)
      #expect(report.latencies.allSatisfy { $0 >= 0 })
    }
  }
}
