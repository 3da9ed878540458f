import Glibc
import Testing
import Workloads

@testable import NativeWorkloads

/// Every workload by every model, with sizes that take a moment.
struct EveryModelTests {
  /// A workload of a size, and the sum that docs/workloads.md asks for.
  struct Case: Sendable, CustomTestStringConvertible {
    let workload: String
    let size: Int
    /// Nil where it depends on the machine's zlib.
    let checksum: String?
    /// Where one worker alone comes to another sum than several.
    var serialChecksum: String?
    /// Models that cannot do it.
    var unsupported: Set<SwiftModel> = []

    var testDescription: String { workload }
  }

  // Five units, seed 7, by this Python, where a workload's own line gives the check value of unit i:
  //   M = 2**64 - 1
  //   def mix(x):
  //       x = (x + 0x9E3779B97F4A7C15) & M; x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & M
  //       x = (x ^ x >> 27) * 0x94D049BB133111EB & M; return x ^ x >> 31
  //   def steps(x, n):  # n numbers
  //       x %= 2**31
  //       for _ in range(n): x = (x * 1103515245 + 12345) % 2**31; yield x
  //   def xor(numbers): return functools.reduce(operator.xor, numbers)
  //   def seed(i): return mix(7 + i)
  //   def payload(i, n): return bytes(97 + (x >> 16) % 16 for x in steps(seed(i), n))
  //   print(f"{sum(check(i) for i in range(5)) & M:016x}")
  private static let cases = [
    // xor(steps(seed(i), 1000))
    Case(workload: "cpu.pure", size: 1000, checksum: "00000001d4469298"),
    // zlib.crc32(zlib.compress(payload(i % 4, 5000), 6)), which zlib's makers may change
    Case(workload: "cpu.released", size: 5000, checksum: nil),
    // seed(i)
    Case(workload: "io.sleep", size: 300, checksum: "0a4dfdcfb51004d8"),
    // zlib.crc32(payload(i, 1000))
    Case(workload: "io.tcp", size: 1000, checksum: "00000001136c7f18"),
    // zlib.crc32(payload(i % 4, 5000))
    Case(workload: "io.file", size: 5000, checksum: "00000002ba0912f8"),
    // xor(xor(steps(v, 20)) for v in steps(seed(i), 100))
    Case(workload: "mixed", size: 100, checksum: "000000013b52c888"),
    // seed(i), of 20 units
    Case(workload: "fanout", size: 20, checksum: "ff805464fbfcbf57", unsupported: [.serial]),
    // seed(i)
    Case(workload: "spawn", size: 5, checksum: "0a4dfdcfb51004d8", unsupported: [.serial]),
    // zlib.crc32(payload(i % 4, n))
    Case(
      workload: "ipc.queue", size: 1000, checksum: "0000000105e2e0a2", unsupported: [.serial, .process, .processPool]),
    Case(workload: "ipc.pipe", size: 100_000, checksum: "00000001e546feb7", unsupported: [.serial]),
    Case(workload: "ipc.shared", size: 70_000, checksum: "000000019257b900", unsupported: [.serial]),
    // 64000 // 64, by each of two workers
    Case(workload: "memory", size: 64_000, checksum: "00000000000007d0", serialChecksum: "00000000000003e8"),
    // 1000
    Case(workload: "race", size: 1000, checksum: "0000000000001388"),
    // as cpu.pure
    Case(workload: "loop", size: 1000, checksum: "00000001d4469298"),
    // as io.sleep
    Case(workload: "loop.wait", size: 3000, checksum: "0a4dfdcfb51004d8"),
  ]

  @Test func `there is a case for each workload of the catalog`() {
    #expect(Self.cases.map(\.workload) == WorkloadCatalog.all.map(\.id))
  }

  @Test(arguments: cases)
  func `every model does the same work, or says why it cannot`(_ example: Case) async throws {
    let description = try #require(WorkloadCatalog[example.workload])
    let server = description.needsServer ? try LoopbackServer.start() : nil
    defer { try? server?.stop() }
    var checksums: Set<String> = []
    for model in SwiftModel.allCases {
      let request = SampleRequest(
        workload: example.workload, model: model.rawValue, workers: description.workersAreUnits ? 0 : 2,
        size: example.size, units: description.workersAreUnits ? example.size : 5, repeats: 2, seed: 7, directory: "",
        serverPort: server?.port)
      let report = try await NativeProgram.sample(request)
      #expect((report.unsupported != nil) == example.unsupported.contains(model), "\(model): \(report)")
      guard report.unsupported == nil else { continue }
      if model == .serial, let checksum = example.serialChecksum {
        #expect(report.checksum == checksum)
      } else {
        checksums.insert(report.checksum)
      }
      check(report, of: request, description, model)
    }
    #expect(checksums.count == 1)
    if let checksum = example.checksum { #expect(checksums == [checksum]) }
  }

  /// What is true of any sample, however long it took.
  private func check(
    _ report: SampleReport, of request: SampleRequest, _ description: WorkloadDescription, _ model: SwiftModel
  ) {
    #expect(report.wallSeconds > 0)
    #expect(report.creationSeconds >= 0 && report.joinSeconds >= 0)
    #expect((report.creationSeconds > 0) == (model != .serial))
    #expect(report.windowSeconds <= report.wallSeconds)
    #expect(report.userSeconds >= 0 && report.systemSeconds >= 0)
    let units = request.units * request.repeats
    if !description.workersAreUnits {
      let workers = model == .serial ? 1 : 2
      #expect(report.workers.count == workers)
      switch request.workload {
      case "memory": #expect(report.workers.map(\.units) == Array(repeating: 1, count: workers))
      // Each worker races through all units.
      case "race": #expect(report.workers.reduce(0) { $0 + $1.units } == units * workers)
      default: #expect(report.workers.reduce(0) { $0 + $1.units } == units)
      }
    }
    switch request.workload {
    // A timer's ticks are as many as there is time for.
    case "loop", "loop.wait": #expect(report.latencies.allSatisfy { $0 >= 0 })
    default: #expect(report.latencies.count == (description.latencyMeaning == nil ? 0 : units))
    }
    // A garbage collector is Python's alone.
    let metrics = description.metrics.map(\.name).filter { !$0.contains("ollected") && !$0.contains("frozen") }
    #expect(Set(report.metrics.keys) == Set(metrics))
  }

  @Test(.enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1, "one core alone seldom loses an addition"))
  func `threads that race lose additions, and one worker alone does not`() async throws {
    func lost(_ model: SwiftModel) async throws -> Double {
      let report = try await NativeProgram.sample(
        SampleRequest(
          workload: "race", model: model.rawValue, workers: 2, size: 1_000_000, units: 1, repeats: 40, seed: 1,
          directory: ""))
      return try #require(report.metrics["lostUpdatesCount"])
    }
    #expect(try await lost(.serial) == 0)
    #expect(try await lost(.thread) > 0)
  }

  @Test(arguments: [SwiftModel.threadPool, .processPool])
  func `a pool's workers that got no unit are reported`(_ model: SwiftModel) async throws {
    let report = try await NativeProgram.sample(
      SampleRequest(
        workload: "cpu.pure", model: model.rawValue, workers: 3, size: 1000, units: 1, seed: 1, directory: ""))
    #expect(report.workers.map(\.units) == [1, 0, 0])
    #expect(report.workers.map(\.unitsInWindow) == [1, 0, 0])
    #expect(report.windowSeconds > 0)
  }

  @Test(arguments: SwiftModel.allCases)
  func `each worker reads the whole heap once, whatever the number of units`(_ model: SwiftModel) async throws {
    let report = try await NativeProgram.sample(
      SampleRequest(
        workload: "memory", model: model.rawValue, workers: 3, size: 64_000, units: 2, seed: 1, directory: ""))
    let workers = model == .serial ? 1 : 3
    #expect(report.workers.map(\.units) == Array(repeating: 1, count: workers))
    #expect(report.checksum == Checksum.text(UInt64(1000 * workers)))
  }

  @Test func `a process that touches the parent's heap has a heap of its own, and a thread has not`() async throws {
    func touched(_ model: SwiftModel) async throws -> Double {
      let report = try await NativeProgram.sample(
        SampleRequest(
          workload: "memory", model: model.rawValue, workers: 2, size: 64 << 20, units: 2, seed: 1, directory: ""))
      return try #require(report.metrics["touchedBytes"])
    }
    #expect(try await touched(.process) > Double(96 << 20))
    #expect(try await touched(.thread) < Double(16 << 20))
  }
}
