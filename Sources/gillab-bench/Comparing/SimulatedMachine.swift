import Glibc
import Measurement
import Workloads

/// A machine that runs nothing: it makes up samples of cells that are all the same, with the noise of a busy machine.
///
/// Its speed drifts within blocks and from one to the next; each sample has noise of its own with heavy tails (Student's t
/// with two degrees of freedom, which has no variance), and one in twenty is interrupted.
struct SimulatedMachine {
  static let cells = 5

  let blocks: Int
  /// Typical size of the noise on one sample, as a share.
  let noise: Double
  let seed: UInt64

  /// A run as `gillab compare --aa` would have kept it.
  func run() -> StoredRun {
    var generator = SplitMix64(seed: seed)
    var drift = 0.0
    var samples: [SampleRecord] = []
    for (block, order) in CompleteBlocks(blocks, of: Self.cells, seed: seed).enumerated() {
      for (position, cell) in order.enumerated() {
        drift = 0.97 * drift + noise * generator.normal() / 2
        let own = noise * generator.normal() / sqrt(-log(generator.share()))
        let interruption = generator.share() < 0.05 ? -log(generator.share()) / 3 : 0
        samples.append(
          SampleRecord(
            cell: cell, block: block, position: position, status: .ok,
            report: SampleReport(checksum: "0", wallSeconds: 0.1 * exp(drift + own + interruption))))
      }
    }
    return StoredRun(
      record: RunRecord(
        id: "simulated", startedAt: 0, finishedAt: 0, state: .finished, command: [], version: "", commit: nil,
        plan: ComparisonPlan(budgetSeconds: nil, blocks: blocks, seed: seed, isAA: true),
        host: HostRecord(name: "simulated", processor: nil, cores: 1, memoryBytes: 0, kernel: nil)),
      // As the command has them: all but the first are copies.
      cells: (0..<Self.cells).map {
        CellRecord(
          index: $0, workload: "cpu.pure", size: 20_000, language: .swift, model: "serial", workers: 1,
          isNullTwin: $0 > 0, units: 32)
      },
      blocks: (0..<blocks).map { BlockRecord(number: $0, startedAt: 0, seconds: 1) }, samples: samples)
  }
}

extension SplitMix64 {
  /// Above 0, at most 1.
  fileprivate mutating func share() -> Double { (Double(next() >> 11) + 1) / 9_007_199_254_740_992 }

  /// Box and Muller's transform.
  fileprivate mutating func normal() -> Double { sqrt(-2 * log(share())) * cos(2 * .pi * share()) }
}
