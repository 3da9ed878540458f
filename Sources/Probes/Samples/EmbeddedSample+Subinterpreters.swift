import Measurement
import PythonRuntime
import Workloads

extension EmbeddedSample {
  /// Each worker is an interpreter with a GIL of its own, and does its whole share in one call.
  func subinterpreters() throws -> SampleReport {
    let (line, text, scripts, repeats) = (SampleLine(request.workers), try requestText, scripts, request.repeats)
    // What no subinterpreter can do is refused before a thousand of them are made.
    try runtime.attach { python in try python.accept(text, scripts: scripts) }
    let began = MonotonicSeconds.now()
    let results = try runtime.withOwnGILSubinterpreters(request.workers, onMissing: line.callOff) { worker, python in
      let createdAt = MonotonicSeconds.now()
      do {
        try python.accept(text, scripts: scripts)
        _ = try python.importModule("models.embedded").attribute("prepare").call(.int(worker))
      } catch {
        line.callOff()
        throw error
      }
      guard python.detach({ line.wait() }) else { return EmbeddedShare?.none }
      _ = try python.importModule("models.embedded").attribute("do_all").call(.int(worker))
      let usage = ProcessUsage.now()
      let done = try python.importModule("models.embedded").attribute("done").call(.int(worker))
      let units = zip(try done.attribute("starts").doubles, try done.attribute("ends").doubles)
        .map { SampleStamps.Unit(start: $0, end: $1) }
      let sums = try done.attribute("sums").strings.map { UInt64($0, radix: 16) ?? 0 }
      guard sums.count == repeats else { throw SampleFailure(description: "a worker left passes out") }
      return EmbeddedShare(createdAt: createdAt, units: units, sums: sums, usage: usage)
    }
    let gone = MonotonicSeconds.now()
    return try report(try Self.shares(results), line: line, began: began, gone: gone)
  }

  /// What all did; throws what the first of them threw.
  static func shares(_ results: [Result<EmbeddedShare?, any Error>]) throws -> [EmbeddedShare] {
    try results.map { try $0.get() }.compactMap(\.self)
  }
}
