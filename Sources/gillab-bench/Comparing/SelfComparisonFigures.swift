import Interpreters
import Measurement
import Workloads

/// How wrong a comparison of the same with itself is, by gillab and by other tools, side by side.
struct SelfComparisonFigures {
  let programs: Programs
  let interpreter: Interpreter
  let peers: [Peer]
  /// Of gillab; each gives three comparisons, and each peer makes three beside it.
  let runs: Int
  let seed: UInt64
  let isQuick: Bool

  private static let comparisonsOfARun = 3
  private static let secondsOfAComparison = 7

  /// By tool.
  private struct Found {
    var errorPercents: [Double] = []
    var seconds: [Double] = []
  }

  func measure() throws -> [Figure] {
    var own = Found()
    var verdicts: [ComparedCell.Verdict] = []
    var runnerPercents: [Double] = []
    var others = peers.map { _ in Found() }
    for order in CompleteBlocks(isQuick ? 1 : runs, of: 1 + peers.count, seed: seed) {
      for tool in order {
        if tool == peers.count {
          let run = try compared()
          let cells = run.report.cells.filter { !$0.nullTwin && $0.verdict != .baseline }
          own.errorPercents += cells.compactMap { $0.speedup.map { Self.errorPercent($0.estimate) } }
          own.seconds.append(run.wallSeconds / Double(Self.comparisonsOfARun))
          verdicts += cells.compactMap(\.verdict)
          runnerPercents.append(100 * run.runnerShare)
        } else {
          for _ in 0..<(isQuick ? 1 : Self.comparisonsOfARun) {
            let start = MonotonicSeconds.now()
            others[tool].errorPercents.append(Self.errorPercent(try peers[tool].compare()))
            others[tool].seconds.append(MonotonicSeconds.now() - start)
          }
        }
      }
    }
    let found = verdicts.filter { $0 != .inconclusive }
    return try [
      worst(of: own, "A/A: worst ratio error", limit: 1.5),
      Figure(
        title(
          "A/A: verdicts other than inconclusive", limit: 5,
          "\(found.count) of \(verdicts.count) comparisons of cpu.pure with itself"),
        unit: .percent, exactly: 100 * Double(found.count) / Double(max(1, verdicts.count)), samples: []),
    ] + zip(peers, others).map { try worst(of: $1, "  \($0.name): worst ratio error", limit: nil) }
      + [
        Figure(
          title("runner's own CPU: A/A", limit: 2, "of the blocks' wall time, in each of \(runnerPercents.count) runs"),
          unit: .percent, medianOf: NamedSamples(name: "percent of a run", values: runnerPercents))
      ]
  }

  private func compared() throws -> ComparedRun {
    let amount =
      isQuick ? ["--blocks", "1"] : ["--budget", "\(Self.comparisonsOfARun * Self.secondsOfAComparison)s"]
    let options = ["cpu.pure", "--models", "python", "--aa", "--python", interpreter.executable] + amount
    let run = try ComparedRun(options, programs: programs)
    let count = run.report.cells.count { $0.status == .ok && !$0.nullTwin && $0.speedup != nil }
    guard count == Self.comparisonsOfARun + 1 else {
      throw CommandFailed(
        command: ["gillab", "compare"] + options,
        reason: "\(count) cells have a speed-up; there should be \(Self.comparisonsOfARun) and their baseline")
    }
    return run
  }

  private func worst(of found: Found, _ name: String, limit: Double?) throws -> Figure {
    guard let worst = found.errorPercents.max(), let seconds = Samples(found.seconds) else {
      throw NoFigure(name: name)
    }
    let each = "\((seconds.median * 10).rounded() / 10) s each"
    return Figure(
      title(name, limit: limit, "the largest of \(found.errorPercents.count) comparisons, \(each)"), unit: .percent,
      exactly: worst,
      samples: [
        NamedSamples(name: "ratio errors in percent", values: found.errorPercents),
        NamedSamples(name: "seconds a comparison", values: found.seconds),
      ])
  }

  /// The same for a ratio and its inverse.
  private static func errorPercent(_ ratio: Double) -> Double { 100 * (max(ratio, 1 / ratio) - 1) }

  private func title(_ name: String, limit: Double?, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}
