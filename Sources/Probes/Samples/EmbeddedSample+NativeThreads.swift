import Measurement
import PythonRuntime
import Workloads

extension EmbeddedSample {
  /// Swift threads that call into the one interpreter: each attaches for a unit, and detaches again.
  func nativeThreads() throws -> SampleReport {
    let (line, text, scripts) = (SampleLine(request.workers), try requestText, scripts)
    let unit = try runtime.attach { python in
      try python.accept(text, scripts: scripts)
      return python.keep(try python.importModule("models.embedded").attribute("unit"))
    }
    let began = MonotonicSeconds.now()
    let threads = try Self.threads(request.workers, orCallOff: line.callOff) { worker in
      try share(of: worker, unit, line)
    }
    let results = threads.map { thread in Result { try thread.join() } }
    let gone = MonotonicSeconds.now()
    var report = try report(try Self.shares(results), line: line, began: began, gone: gone)
    if request.workload == "race" { try countLost(&report) }
    return report
  }

  /// Starts threads that wait for each other.
  ///
  /// - Parameter callOff: Lets those go home that wait for one which the system does not give.
  /// - Throws: Why there is no such thread, when the others have ended.
  static func threads<R: Sendable>(
    _ count: Int, orCallOff callOff: () -> Void, body: @escaping @Sendable (Int) throws -> R
  ) throws -> [DedicatedThread<R>] {
    var threads: [DedicatedThread<R>] = []
    do {
      for index in 0..<count { threads.append(try DedicatedThread { try body(index) }) }
    } catch {
      callOff()
      for thread in threads { _ = try? thread.join() }
      throw error
    }
    return threads
  }

  /// What one thread does; nil where the sample was called off.
  private func share(of worker: Int, _ unit: KeptFunction, _ line: SampleLine) throws -> EmbeddedShare? {
    let createdAt = MonotonicSeconds.now()
    do {
      try runtime.attach { python in
        _ = try python.importModule("models.embedded").attribute("prepare").call(.int(worker))
      }
    } catch {
      line.callOff()
      throw error
    }
    guard line.wait() else { return nil }
    let numbers = numbers(of: worker)
    var units: [SampleStamps.Unit] = []
    var sums = [UInt64](repeating: 0, count: request.repeats)
    for pass in sums.indices {
      for number in numbers {
        let start = MonotonicSeconds.now()
        let check = try runtime.attach { python in try unit.call(.int(worker), .int(number), in: python).int }
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
    report.checksum = Checksum.text(UInt64(request.size * request.units))
    report.metrics = [
      "lostUpdatesCount": Double(made - counted), "lostShare": made > 0 ? Double(made - counted) / Double(made) : 0,
    ]
  }
}
