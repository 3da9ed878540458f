import FoundationEssentials
import Interpreters
import Measurement
import PyScripts
import Workloads

/// What recording costs: programs with a fixed amount of work, recorded and not, in shuffled pairs.
struct RecordingCost {
  private static let programs = [("two_threads", 3_000_000, 30_000), ("ping_pong", 20_000, 500)]

  let interpreter: Interpreter
  let pairs: Int
  let isQuick: Bool
  let seed: UInt64

  func measure(
    worker: WorkerProgram, scripts: PyScripts, observe: @Sendable (Calibration.Event) -> Void
  ) async throws -> [CalibrationCost] {
    var costs: [CalibrationCost] = []
    for (program, work, quickWork) in Self.programs where pairs > 0 {
      let words = [scripts.path("benchmarks/\(program).py"), "\(isQuick ? quickWork : work)"]
      var seconds: [[Double]] = [[], []]
      for (number, order) in CompleteBlocks(pairs, of: 2, seed: seed).enumerated() {
        observe(.pricing(python: interpreter.version, program: program, pair: number + 1, of: pairs))
        for recorded in order {
          seconds[recorded].append(try await time(words, isRecorded: recorded == 1, worker))
        }
      }
      guard let ratios = PairedRatios(of: seconds[1], to: seconds[0]) else { continue }
      let interval = ratios.interval(seed: seed)
      costs.append(
        CalibrationCost(
          program: program, ratio: ratios.median, low: interval.lower, high: interval.upper, pairs: pairs))
    }
    return costs
  }

  /// What the program says that its work took: its first printed number.
  private func time(_ words: [String], isRecorded: Bool, _ worker: WorkerProgram) async throws -> Double {
    var request = TraceRequest(interpreter: interpreter, arguments: words)
    request.isRecorded = isRecorded
    request.output = .kept
    return try await TracedProgram(request, worker: worker).run { run in
      if case .interrupted(let signal) = run.stopped { throw LabError.interrupted(signal: signal) }
      let text = String(decoding: run.keptOutput, as: UTF8.self)
      guard let seconds = text.split(whereSeparator: \.isWhitespace).first.flatMap({ Double($0) }) else {
        throw LabError.call(call: words[0], reason: "it printed no time but “\(text)”; run it by itself to see why")
      }
      return seconds
    }
  }
}
