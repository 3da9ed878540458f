import Testing
import Workloads

@testable import NativeWorkloads

/// What workers do before they are let go.
struct StartLineTests {
  private func fetching(_ model: SwiftModel, workers: Int = 2, units: Int = 5, port: Int) -> SampleRequest {
    SampleRequest(
      workload: "io.tcp", model: model.rawValue, workers: workers, size: 100, units: units, repeats: 2, seed: 7,
      directory: "", serverPort: port)
  }

  @Test(arguments: SwiftModel.allCases)
  func `each worker does a unit that does not count`(model: SwiftModel) async throws {
    let server = try RecordingServer()
    defer { server.stop() }
    let report = try await NativeProgram.sample(fetching(model, port: server.port))
    let workers = model == .serial ? 1 : 2
    let own = (0..<workers).map { UnitSeed.of(unit: $0, seed: 7) }
    #expect(Set(server.asked.prefix(workers).map(\.seed)) == Set(own))
    #expect(server.asked.count == workers + 10)
    #expect(report.workers.reduce(0) { $0 + $1.units } == 10)
    #expect(report.latencies.count == 10)
    // Of five units by Python: EveryModelTests has the line, here with 100 bytes.
    #expect(report.checksum == "00000002f07ffac7")
  }

  @Test func `a worker without a unit of its own does none before the start line either`() async throws {
    let server = try RecordingServer()
    defer { server.stop() }
    _ = try await NativeProgram.sample(fetching(.thread, workers: 4, units: 2, port: server.port))
    #expect(server.asked.count == 2 + 4)
  }

  @Test func `only workloads whose units are alike have a unit before the start line`() {
    let warmedUp = WorkloadCatalog.all.filter { workload in
      SampleRequest(
        workload: workload.id, model: "thread", workers: 2, size: 1, units: 2, seed: 1, directory: ""
      ).warmUpUnit(of: 1) == 1
    }
    #expect(
      warmedUp.map(\.id) == ["cpu.pure", "cpu.released", "io.sleep", "io.tcp", "io.file", "mixed"])
  }

  /// Nobody listens there: the unit before the start line is the first to find out.
  @Test(arguments: SwiftModel.allCases)
  func `a worker that cannot begin ends the sample`(model: SwiftModel) async throws {
    let server = try RecordingServer()
    server.stop()
    let ended = try await RefusalTests().failure(fetching(model, port: server.port))
    #expect(ended.status == "exit 1")
    #expect(ended.stderr.contains("onnect"))
    #expect(server.asked.isEmpty)
  }

  @Test(arguments: [(nil, 2000), (0, 0), (700, 700)])
  func `the server waits as long as the request says`(delay: Int?, microseconds: UInt32) async throws {
    let server = try RecordingServer()
    defer { server.stop() }
    var request = fetching(.serial, port: server.port)
    request.serverDelayMicroseconds = delay
    _ = try await NativeProgram.sample(request)
    #expect(Set(server.asked.map(\.delayMicroseconds)) == [microseconds])
  }
}
