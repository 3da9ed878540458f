import FoundationEssentials
import Interpreters
import PyScripts
import Subprocess
import SystemPackage
import Testing

@testable import Lab
@testable import Workloads

/// Probes of real interpreters, for a moment each.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct ProbeRunTests {
  private func probe(_ kind: ProbeKind, _ pythons: [Interpreter]) async throws -> ProbeReport {
    let plan = ProbePlan(interpreters: pythons, probes: [kind], threads: [0, 1, 2], isQuick: true, seed: 5)
    let probing = Probing(plan: plan, worker: try .locate(), scripts: try .locate())
    return try await Turnstile.shared.pass { try await probing.run(observe: { _ in }) }
  }

  @Test(arguments: ProbeKind.allCases)
  func `each probe measures every condition, in Python and natively`(kind: ProbeKind) async throws {
    let report = try await probe(kind, await Pythons.span)
    #expect(report.exitCode == 0)
    #expect(!report.interrupted)
    #expect(report.pythons.map(\.version) == (await Pythons.span).map(\.version))
    for python in report.pythons {
      #expect(python.gilEnabled != nil)
      let conditions = python.probes.flatMap(\.conditions)
      #expect(python.probes.map(\.probe) == [kind])
      #expect(Set(conditions.map(\.language)) == [.python, .swift])
      for condition in conditions where condition.status != .skipped { check(condition) }
      let skipped = conditions.filter { $0.status == .skipped }
      #expect(skipped.allSatisfy { $0.language == .swift && $0.measure == .regex && $0.reason != nil })
    }
  }

  private func check(_ condition: ProbeConditionResult) {
    #expect(condition.blocks == 2)
    #expect((condition.latency != nil) == condition.measure.isLatency)
    #expect((condition.rate != nil) != condition.measure.isLatency)
    if let latency = condition.latency {
      #expect(latency.count >= 2)
      let percentiles = [latency.p50, latency.p90, latency.p99, latency.p999, latency.max].compactMap(\.self)
      #expect(percentiles == percentiles.sorted())
      #expect(latency.p50 > 0)
    }
    if let rate = condition.rate {
      #expect(rate.low > 0)
      #expect([rate.low, rate.median, rate.high] == [rate.low, rate.median, rate.high].sorted())
    }
    #expect(condition.language == .swift || condition.switchIntervalSeconds != nil)
  }

  @Test func `Python and Swift do the same arithmetic and compress the same bytes with the same library`() async throws
  {
    let folder = try PyScripts.locate().path("probes")
    let source =
      "import sys; sys.path.insert(0, sys.argv[1]); import cpu_work as w; print(w.arithmetic(), w._operation('compression')())"
    let ended = try await Subprocess.run(
      .path(FilePath(try await Pythons.one.executable)), arguments: ["-B", "-c", source, folder],
      output: .string(limit: 1000), error: .string(limit: 10_000))
    #expect(ended.standardError == "")
    #expect(ended.standardOutput == "\(Arithmetic.operation()) \(try Compression().compressedBytes())\n")
  }

  // MARK: Truths

  @Test func `an answer is measured to take at least as long as the echo waits`() throws {
    let task = ProbeTask(measure: .ping, threads: 0, sampleSeconds: 0.05, seed: 1)
    let measurement = try PingSender.measure(task) { descriptor in
      var buffer = [UInt8](repeating: 0, count: 64)
      while let count = buffer.withUnsafeMutableBytes({ LoopbackSocket.receive(descriptor, into: $0) }), count > 0 {
        Arrivals.sleep(seconds: 0.002)
        _ = buffer.prefix(count).withUnsafeBytes { LoopbackSocket.send(descriptor, $0) }
      }
    }
    #expect(!measurement.latencies.isEmpty)
    #expect(measurement.latencies.allSatisfy { $0 >= 2_000_000 })
  }

  @Test func `an answer to something else is no measurement`() {
    let task = ProbeTask(measure: .ping, threads: 0, sampleSeconds: 0.05, seed: 1)
    #expect(throws: ProbeFailure.self) {
      try PingSender.measure(task) { descriptor in
        var buffer = [UInt8](repeating: 0, count: 64)
        _ = buffer.withUnsafeMutableBytes { LoopbackSocket.receive(descriptor, into: $0) }
        _ = [UInt8](repeating: 7, count: 8).withUnsafeBytes { LoopbackSocket.send(descriptor, $0) }
      }
    }
  }

  @Test(arguments: [ProbeMeasure.udp, .tcp])
  func `what a receiver counts is what it was sent`(measure: ProbeMeasure) throws {
    let task = ProbeTask(measure: measure, threads: 0, sampleSeconds: 0.05, seed: 1)
    var counted = 0
    let measurement = try FloodSender.measure(task) { descriptor in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      for _ in 0..<10 {
        let count = try #require(buffer.withUnsafeMutableBytes { LoopbackSocket.receive(descriptor, into: $0) })
        #expect(buffer.prefix(count).allSatisfy { $0 == 0x67 })
        #expect(measure == .tcp || count == FloodSender.datagramBytes)
        counted += count
      }
      return (counted, 0.5)
    }
    #expect(measurement == ProbeMeasurement(amount: Double(counted), seconds: 0.5))
  }

  // MARK: Runs that go wrong

  private func run(_ script: String, patienceSeconds: Double = 10) async throws -> ProbeRunFailure? {
    let bench = try Bench("")
    for name in ["cpu_threads.py", "handoff.py"] {
      try Data((name == "cpu_threads.py" ? script : "").utf8).write(to: URL(filePath: "\(bench.folder)/\(name)"))
    }
    let python = try await Pythons.one
    let request = ProbeRequest(
      python: HostedPython(
        executable: python.executable, library: try #require(python.library), scripts: bench.folder),
      tasks: [ProbeTask(measure: .handoff, threads: 2, sampleSeconds: 0.01, seed: 1)])
    let folders = try RunFolders()
    defer { folders.remove() }
    let launcher = WorkerLauncher(program: try .locate())
    let run = ProbeRun(launcher: launcher, folders: folders, patienceSeconds: patienceSeconds)
    if case .failure(let failure) = try await run.measure(request) { return failure }
    return nil
  }

  @Test func `a crash is a result`() async throws {
    #expect(
      try await run("import os; os.abort()")
        == ProbeRunFailure(status: .crashed, reason: "it was ended by SIGABRT (6)"))
  }

  @Test func `an exception is a result`() async throws {
    let failure = try await run("raise LookupError('no such thing')")
    #expect(failure == ProbeRunFailure(status: .failed, reason: "LookupError: no such thing"))
  }

  @Test func `a hang is a result`() async throws {
    let failure = try await run("while True: pass", patienceSeconds: 0.2)
    #expect(failure?.status == .timeout)
  }
}
