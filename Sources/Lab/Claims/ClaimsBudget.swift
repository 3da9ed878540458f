import Workloads

/// How long experiments take, so that each gets its share of the time.
///
/// What a sample takes is guessed from its workload, and corrected by what the experiments before took: machines differ by
/// more than workloads do.
struct ClaimsBudget {
  /// More say hardly more.
  static let mostBlocks = 40
  /// Where noise leaves a claim open. An interval narrows with the root of the number of blocks: twice as many again would
  /// take it from this much by less than a third.
  static let mostFurtherBlocks = 80

  private var guessedSeconds = 0.0
  private var realSeconds = 0.0

  /// What a block takes.
  ///
  /// - Parameter cells: Of all Pythons, with their serial ones and null twins.
  func blockSeconds(_ cells: [ClaimCell]) -> Double { guess(cells) * correction }

  /// What the fewest blocks take that an interval needs; the pilot takes about one more.
  func leastSeconds(_ cells: [ClaimCell]) -> Double {
    blockSeconds(cells) * Double(ClaimSources.leastBlocks + 1)
  }

  /// Those first that decide most claims for their time.
  ///
  /// - Parameter weights: How many claims each decides.
  func ordered(_ works: [ClaimsWork], by weights: [ClaimExperiment: Double]) -> [ClaimsWork] {
    let gains = works.map { $0.cells.isEmpty ? 0 : (weights[$0.experiment] ?? 0) / max(leastSeconds($0.cells), 1e-9) }
    return works.indices.sorted { (-gains[$0], $0) < (-gains[$1], $1) }.map { works[$0] }
  }

  /// How many blocks an experiment is given: at least those that an interval needs.
  ///
  /// - Parameters:
  ///   - seconds: What is left for this and the others.
  ///   - others: What a block of each of those that follow takes.
  func blocks(blockSeconds: Double, others: [Double], seconds: Double) -> Int {
    let sum = others.reduce(blockSeconds, +)
    // Each experiment's pilot takes about a block.
    let blocks = seconds / max(sum, 1e-9) - 1
    return min(max(ClaimSources.leastBlocks, blocks.isFinite ? Int(min(max(blocks, 0), 1e6)) : 0), Self.mostBlocks)
  }

  /// Takes into account what an experiment really took.
  mutating func learn(_ cells: [ClaimCell], blocks: Int, seconds: Double) {
    guessedSeconds += guess(cells) * Double(blocks + 1)
    realSeconds += seconds
  }

  /// Within reason: one experiment that ended at once says little about the next.
  private var correction: Double { guessedSeconds > 0 ? min(max(realSeconds / guessedSeconds, 0.1), 100) : 1 }

  private func guess(_ cells: [ClaimCell]) -> Double { cells.reduce(0) { $0 + guess($1) } }

  /// Of one sample, its process included.
  private func guess(_ cell: ClaimCell) -> Double {
    let size = Double(cell.experiment.size)
    // What is compiled and starts no interpreter.
    if cell.model.language == .swift { return 0.15 + (cell.experiment.workload == "memory" ? size / 1e9 : 0) }
    return switch cell.experiment.workload {
    case "memory": 0.3 + size / 150e6
    case "fanout": 0.3 + size / 20e3
    case "spawn": 0.3 + size / (cell.model.carrier == .process ? 50 : 4000)
    case "ipc.queue", "ipc.pipe", "ipc.shared": 0.25 + size / 1e6
    // At least four units, however long one is.
    case "cpu.pure": 0.25 + 4 * size * 0.1e-6
    case "loop": 0.25 + size * 1e-6
    case "loop.wait": 0.25 + 4 * size * 1e-6
    default: 0.25
    }
  }
}
