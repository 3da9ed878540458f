import Lab
import Measurement
import Workloads

/// How often a comparison of the same with itself finds a difference, on a machine whose truth is known.
struct SimulatedFigures {
  let experiments: Int
  let seed: UInt64

  /// Few blocks and many, a quiet machine and a noisy one.
  private static let circumstances = [(7, 0.002), (7, 0.02), (20, 0.01), (20, 0.05), (40, 0.03)]

  func measure() -> [Figure] {
    var generator = SplitMix64(seed: seed)
    let found = (0..<experiments).map { experiment in
      let (blocks, noise) = Self.circumstances[experiment % Self.circumstances.count]
      let machine = SimulatedMachine(blocks: blocks, noise: noise, seed: generator.next())
      let verdicts = ComparisonAnalysis(machine.run()).report.cells.filter { !$0.nullTwin }.compactMap(\.verdict)
        .filter { $0 != .baseline }
      return (comparisons: verdicts.count, differences: verdicts.count { $0 != .inconclusive })
    }
    let comparisons = found.reduce(0) { $0 + $1.comparisons }
    let differences = found.reduce(0) { $0 + $1.differences }
    let title = FigureTitle(
      name: "A/A simulated: verdicts other than inconclusive", python: "–", limit: 5,
      explanation: "\(differences) of \(comparisons) comparisons in \(experiments) experiments")
    return [
      Figure(
        title, unit: .percent, exactly: 100 * Double(differences) / Double(max(1, comparisons)),
        samples: [
          NamedSamples(name: "false verdicts of an experiment", values: found.map { Double($0.differences) })
        ])
    ]
  }
}
