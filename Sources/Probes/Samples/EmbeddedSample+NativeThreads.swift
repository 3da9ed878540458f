import Measurement
import PythonRuntime
import Workloads

extension EmbeddedSample {
  /// Swift threads that call into the one interpreter: each attaches for a unit, and detaches again.
  func nativeThreads() throws -> SampleReport {
    let (line, text, scripts) = (SampleLine(request.workers), try requestText, scripts)
    try runtime.attach { python in try python.accept(text, scripts: scripts) }
    let began = MonotonicSeconds.now()
    let threads = try (0..<request.workers).map { worker in
      try DedicatedThread { try share(of: worker, line) }
    }
    let results = threads.map { thread in Result { try thread.join() } }
    let gone = MonotonicSeconds.now()
    var report = try report(try Self.shares(results), line: line, began: began, gone: gone)
    if request.workload == "race" { try countLost(&report) }
    return report
  }

  private func share(of worker: Int, _ line: SampleLine) throws -> EmbeddedShare? {
    let createdAt = MonotonicSeconds.now()
    do {
      try runtime.attach { python in
        _ = try python.importModule("models.embedded").attribute("prepare").call(.int(worker))
      }
    } catch {
      // The others wait for this one.
      _ = line.wait(isReady: false)
      throw error
    }
    guard line.wait() else { return nil }
    let numbers = numbers(of: worker)
    var units: [SampleStamps.Unit] = []
    var sums = [UInt64](repeating: 0, count: request.repeats)
    for pass in sums.indices {
      for number in numbers {
        let start = MonotonicSeconds.now()
        let check = try runtime.attach { python in
          try python.importModule("models.embedded").attribute("unit").call(.int(worker), .int(number)).int
        }
        units.append(SampleStamps.Unit(start: start, end: MonotonicSeconds.now()))
        sums[pass] &+= UInt64(bitPattern: Int64(check))
      }
    }
    return EmbeddedShare(createdAt: createdAt, units: units, sums: sums, usage: .now())
  }

  /// The sum is what one worker adds, so that any number of workers has the same.
  private func countLost(_ report: inout SampleReport) throws {
    let counted = try runtime.attach { python in
      try python.importModule("models.embedded").attribute("counted").call().int
    }
    let made = request.size * unitCount * request.repeats
    report.checksum = UInt64(request.size * request.units).paddedHexadecimal
    report.metrics = [
      "lostUpdatesCount": Double(made - counted), "lostShare": made > 0 ? Double(made - counted) / Double(made) : 0,
    ]
  }
}
