import Interpreters
import Testing
import Workloads

/// Every workload by every one of Python's models, small.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct SampleMatrixTests {
  /// What cannot be, on the newest Python.
  private static let impossible: [String: Set<PythonModel>] = [
    "fanout": [.serial, .subinterpreter, .nativeThread],
    "spawn": [.serial],
    "ipc.queue": [.serial, .subinterpreter, .nativeThread],
    "ipc.pipe": [.serial, .subinterpreter, .nativeThread],
    "ipc.shared": [.serial, .subinterpreter, .nativeThread],
    "memory": [.subinterpreter, .nativeThread],
    "race": [.subinterpreter],
    "loop": [.subinterpreter, .nativeThread],
    "loop.wait": [.subinterpreter, .nativeThread],
  ]

  @Test(arguments: WorkloadCatalog.all.map(\.id))
  func `each model does the workload with the same sum, or says why it cannot`(id: String) async throws {
    let workload = try #require(WorkloadCatalog[id])
    if workload.needsServer {
      try await LoopbackService.with { port in try await compareModels(workload, serverPort: port) }
    } else {
      try await compareModels(workload, serverPort: nil)
    }
  }

  private func compareModels(_ workload: WorkloadDescription, serverPort: Int?) async throws {
    let bench = try SampleBench()
    defer { bench.remove() }
    var sums: Set<String> = []
    var refused: Set<PythonModel> = []
    for model in PythonModel.allCases {
      let request = SampleBench.request(
        workload, model, repeats: workload.scaling == .none ? 1 : 2, serverPort: serverPort)
      let report = try await bench.report(request, on: try await Pythons.one)
      if let reason = report.unsupported {
        #expect(!reason.isEmpty && !reason.hasSuffix("."))
        refused.insert(model)
      } else {
        sums.insert(workload.id == "memory" ? try Self.perWorker(report, of: request) : report.checksum)
        check(report, of: request, workload, model)
      }
    }
    #expect(sums.count == 1, "\(workload.id): \(sums)")
    #expect(refused == Self.impossible[workload.id] ?? [])
  }

  /// In `memory` each worker reads the whole heap, and `serial` has but one.
  private static func perWorker(_ report: SampleReport, of request: SampleRequest) throws -> String {
    let sum = try #require(UInt64(report.checksum, radix: 16))
    let workers = request.model == PythonModel.serial.rawValue ? 1 : UInt64(request.workers)
    #expect(sum % workers == 0)
    return String(sum / workers)
  }

  private func check(
    _ report: SampleReport, of request: SampleRequest, _ workload: WorkloadDescription, _ model: PythonModel
  ) {
    let what: Comment = "\(workload.id) by \(model.rawValue)"
    #expect(report.checksum.count == 16, what)
    #expect(report.wallSeconds > 0, what)
    #expect(report.windowSeconds >= 0 && report.windowSeconds <= report.wallSeconds, what)
    #expect(report.creationSeconds >= 0 && report.joinSeconds >= 0, what)
    #expect(report.userSeconds >= 0 && report.systemSeconds >= 0, what)
    #expect(report.voluntarySwitches >= 0 && report.involuntarySwitches >= 0, what)
    #expect(Set(report.metrics.keys) == Set(workload.metrics.map(\.name)), what)
    #expect(report.latencies.isEmpty == (workload.latencyMeaning == nil), what)
    // These have no workers but what they create or watch.
    guard !["fanout", "spawn", "memory"].contains(workload.id) else { return }
    let workers = model == .serial || (workload.id.hasPrefix("loop") && model == .serial) ? 1 : request.workers
    #expect(report.workers.count == workers, what)
    let units = request.units * request.repeats * (workload.id == "race" ? workers : 1)
    #expect(report.workers.reduce(0) { $0 + $1.units } == units, what)
    for worker in report.workers {
      #expect(worker.unitsInWindow >= 0 && worker.unitsInWindow <= Double(worker.units), what)
      #expect(worker.startSeconds >= 0 && worker.startSeconds <= worker.endSeconds, what)
      #expect(worker.endSeconds <= report.wallSeconds + 1e-6, what)
    }
  }

  @Test func `each Python does the same arithmetic, and says what it is too old for`() async throws {
    let bench = try SampleBench()
    defer { bench.remove() }
    let workload = try #require(WorkloadCatalog["cpu.pure"])
    for python in await Pythons.all {
      let minor = try #require(python.number?.minor)
      for model in [.serial, .processSpawn, .processPool, .asyncioTaskGroup, .subinterpreter] as [PythonModel] {
        let request = SampleBench.request(workload, model)
        let report = try await bench.report(request, on: python)
        let isTooOld =
          model == .asyncioTaskGroup && minor < 11 || model == .subinterpreter && !python.ownGIL
        #expect((report.unsupported != nil) == isTooOld, "\(model.rawValue) on \(python.version)")
        if !isTooOld { #expect(report.checksum == sum(of: request), "\(model.rawValue) on \(python.version)") }
      }
    }
  }

  /// What docs/workloads.md says of cpu.pure.
  private func sum(of request: SampleRequest) -> String {
    var total: UInt64 = 0
    for unit in 0..<UInt64(request.units) {
      var seed = request.seed &+ unit &+ 0x9E37_79B9_7F4A_7C15
      seed = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      seed = (seed ^ (seed >> 27)) &* 0x94D0_49BB_1331_11EB
      seed ^= seed >> 31
      var (x, sum) = (seed % (1 << 31), UInt64(0))
      for _ in 0..<request.size {
        x = (x * 1_103_515_245 + 12_345) % (1 << 31)
        sum ^= x
      }
      total &+= sum
    }
    let digits = String(total, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
