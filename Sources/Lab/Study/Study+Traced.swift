import Glibc
import Interpreters
import Store
import Subprocess
import SystemPackage
import Workloads

/// What traces programs runs in processes of its own: tracing adopts orphans and takes signals, which is no good beside
/// other measurements.
extension Study {
  /// Long enough for any of the examples, on any machine.
  private static let longestTraceSeconds = "30"

  /// The programs that no valid time line shows.
  func missingTimelines(
    _ interpreters: [Interpreter], _ found: [GILTimeline]
  ) -> [(script: String, interpreter: Interpreter)] {
    interpreters.flatMap { interpreter in
      StudyPrograms(scripts: scripts).traced.filter { script in
        !found.contains { $0.shows(script, in: interpreter) }
      }.map { ($0, interpreter) }
    }
  }

  func trace(_ request: ReportRequest, _ observe: @escaping @Sendable (StudyEvent) -> Void) async throws {
    let found = try validResults.timelines(of: request.interpreters).current.map(\.document)
    var failure: (any Error)?
    for (script, interpreter) in missingTimelines(request.interpreters, found) {
      observe(.doing("\(script.split(separator: "/").last ?? "")  Python \(interpreter.version)"))
      let before = try store.results(.timeline).count
      do {
        try await own(
          [
            "trace", "--duration", Self.longestTraceSeconds, "--python", interpreter.executable, "--store", store.path,
            script,
          ]
        ) { try store.results(.timeline).count > before }
      } catch let error as StudyError {
        // The others may work.
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  func calibrate(_ request: ReportRequest, _ observe: @escaping @Sendable (StudyEvent) -> Void) async throws {
    observe(.doing("Python \(request.interpreters.map(\.version).joined(separator: ", "))"))
    let before = try store.results(.calibration).count
    let pythons = request.interpreters.flatMap { ["--python", $0.executable] }
    try await own(["probe", "--calibrate", "--quick", "--store", store.path] + pythons) {
      try store.results(.calibration).count > before
    }
  }

  var validResults: ValidResults {
    ValidResults(store: store, validity: ResultValidity(host: HostRecord.here, programs: stamp.programs))
  }

  /// Calls one of gillab's commands, whose output nobody reads.
  ///
  /// Its status is not what counts: that of `trace` is the program's own, and that of `probe --calibrate` its verdict.
  private func own(_ words: [String], hasKept: () throws -> Bool) async throws {
    var options = PlatformOptions()
    options.teardownSequence = [.send(signal: .interrupt, allowedDurationToNextStep: .seconds(10))]
    let ended = try await Subprocess.run(
      .path(FilePath(lab)), arguments: Arguments(words), platformOptions: options, output: .discarded,
      error: .bytes(limit: 1 << 20))
    try Task.checkCancellation()
    guard try hasKept() else {
      let last = String(decoding: ended.standardError, as: UTF8.self).split(separator: "\n").last.map(String.init)
      throw StudyError.keptNothing(
        command: "gillab \(words[0])", reason: last ?? "it ended with \(ended.terminationStatus)")
    }
  }
}
