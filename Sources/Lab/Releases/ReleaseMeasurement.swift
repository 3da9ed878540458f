import FoundationEssentials
import GILTrace
import Interpreters
import PyScripts
import Workloads

/// Asks what a call does with the GIL: the call is made again and again by a traced interpreter, alone and beside a
/// second thread.
public struct ReleaseMeasurement: Sendable {
  /// A share of the calls' time below this is not worth a thread: half of the calls must let go at all to count.
  static let callsThatMustRelease = 0.5

  let interpreter: Interpreter
  let call: String
  let setup: String
  let seconds: Double

  /// - Parameter seconds: How long to repeat the call, alone and again beside a second thread; it is made three times at
  ///   least.
  public init(_ call: String, setup: String, seconds: Double, in interpreter: Interpreter) {
    self.call = call
    self.setup = setup
    self.seconds = seconds
    self.interpreter = interpreter
  }

  public func report(worker: WorkerProgram, scripts: PyScripts) async throws -> ReleaseReport {
    let folders = try RunFolders()
    defer { folders.remove() }
    let result = folders.root + "/calls.json"
    var request = TraceRequest(
      interpreter: interpreter,
      arguments: [scripts.path("releases/measure.py"), result, "\(seconds)", call, setup])
    request.output = .discarded
    return try await TracedProgram(request, worker: worker).run { run in
      if case .interrupted(let signal) = run.stopped { throw LabError.interrupted(signal: signal) }
      guard let bytes = RunFile.read(result), let calls = try? JSONDecoder().decode(Calls.self, from: Data(bytes))
      else {
        throw LabError.call(call: call, reason: "its process ended with status \(run.ending.status) and left no result")
      }
      if let error = calls.error { throw LabError.call(call: nil, reason: error) }
      return try report(calls, run)
    }
  }

  private func report(_ calls: Calls, _ run: TracedRun) throws -> ReleaseReport {
    let alone = calls.windows(calls.alone)
    guard let beside = calls.beside, let thread = calls.thread, !alone.isEmpty else {
      throw LabError.call(call: call, reason: "its process left half a result")
    }
    let lengths = alone.map { Double($0.end - $0.begin) / 1e9 }.sorted()
    var report = ReleaseReport(
      call: call, python: interpreter.version, callSeconds: lengths[lengths.count / 2], calls: alone.count,
      progress: beside.progress(calls.windows(beside.windows)))
    let notes = TraceNotes(contentsOf: run.notesPath)
    guard notes.isGILEnabled[Int(run.process)] != false else {
      report.reason = "Python \(interpreter.version) runs without a GIL: there is nothing to release"
      return report
    }
    let file = try EventFile(path: run.eventsPath)
    let shares = CallShares(in: file, process: Int(run.process), nativeID: thread, windows: alone).calls
    let time = shares.reduce(0) { $0 + $1.seconds }
    let share = time > 0 ? shares.reduce(0) { $0 + $1.releasedSeconds } / time : 0
    let releasing = shares.count { $0.releases > 0 }
    report.releases = Double(releasing) >= Self.callsThatMustRelease * Double(shares.count)
    report.releasedShare = share
    report.releasesPerCall = Double(shares.reduce(0) { $0 + $1.releases }) / Double(shares.count)
    report.longestHoldSeconds = shares.reduce(0) { max($0, $1.longestHoldSeconds) }
    report.reason = doubt(report, releasing: releasing, of: shares.count, lost: file.counts.lost)
    return report
  }

  private func doubt(_ report: ReleaseReport, releasing: Int, of calls: Int, lost: Int) -> String? {
    let share = report.releasedShare ?? 0
    if lost > 0 { return "\(lost) events were lost, so the share is too small" }
    if releasing > 0, releasing < calls { return "it let go in \(releasing) of \(calls) calls only" }
    // The two instruments must agree: what the events say, and what a second thread could do.
    if share > 0.5, report.progress < 0.1 * share {
      return "a second thread made hardly any progress meanwhile: is every core busy?"
    }
    if share < 0.05, report.progress > 0.5 {
      return "a second thread made progress all the same: something else than this call lets go"
    }
    return nil
  }
}

/// What measure.py writes.
private struct Calls: Decodable {
  struct Beside: Decodable {
    struct Free: Decodable {
      var steps: Double
      var seconds: Double
    }

    var free: Free
    var steps: Double
    var windows: [[Int64]]

    /// Steps for each second of the calls, beside those of a second in which nobody wanted the lock.
    func progress(_ windows: [(begin: Int64, end: Int64)]) -> Double {
      let time = windows.reduce(0) { $0 + Double($1.end - $1.begin) } / 1e9
      return time > 0 && free.steps > 0 ? (steps / time) / (free.steps / free.seconds) : 0
    }
  }

  var error: String?
  var thread: Int?
  var alone: [[Int64]]?
  var beside: Beside?

  func windows(_ pairs: [[Int64]]?) -> [(begin: Int64, end: Int64)] {
    (pairs ?? []).compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }
}
