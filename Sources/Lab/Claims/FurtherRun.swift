import Workloads

/// Another run of a comparison that left claims open, of twice as many blocks.
///
/// It takes the earlier run's place instead of adding to it: what differs between two hours then stays out of the figures,
/// and each figure has one run that it can be traced to.
struct FurtherRun {
  let work: ClaimsWork
  /// Of the run that left it open; of several Pythons' the most.
  let blocksBefore: Int
  /// About how long it takes, its pilot included.
  let seconds: Double

  var blocks: Int { Self.blocks(after: blocksBefore) }

  /// - Parameter budget: For what no run tells.
  init(_ work: ClaimsWork, _ sources: ClaimSources, _ budget: ClaimsBudget) {
    self.work = work
    let measured = work.needs.compactMap { sources[$0.experiment, $0.python] }
    blocksBefore = measured.map(\.blocks).max() ?? 0
    let cellSeconds = measured.map(\.cellSeconds).max()
    let blockSeconds = cellSeconds.map { $0 * Double(work.cells.count) } ?? budget.blockSeconds(work.cells)
    // The pilot takes about a block.
    seconds = blockSeconds * Double(Self.blocks(after: blocksBefore) + 1)
  }

  /// Whether there is any sense in it: each run has more blocks than the one before, up to a number.
  static func isWorthIt(after blocks: Int) -> Bool { blocks < ClaimsBudget.mostFurtherBlocks }

  private static func blocks(after blocks: Int) -> Int {
    min(max(2 * blocks, ClaimSources.leastBlocks), ClaimsBudget.mostFurtherBlocks)
  }
}
