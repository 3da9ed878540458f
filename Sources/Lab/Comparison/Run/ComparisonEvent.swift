import Workloads

/// What happens while a comparison is carried out, for whoever shows progress.
public enum ComparisonEvent: Sendable {
  /// - Parameters:
  ///   - run: Under which name it is kept.
  ///   - cells: How many will be measured.
  case began(run: String, cells: Int)
  /// Each cell is tried once, to see that it works and how long it takes. `place` counts from 1.
  case pilot(cell: CellRecord, place: Int)
  /// The pilot is over.
  case planned(blockSeconds: Double, blocks: Int)
  /// A sample begins.
  ///
  /// - Parameters:
  ///   - block: From 1.
  ///   - place: From 1 in the block.
  ///   - secondsLeft: Of everything.
  case sample(cell: CellRecord, block: Int, blocks: Int, place: Int, secondsLeft: Double)
  /// A cell that will not be measured, or a block whose figures are in doubt.
  case warning(String)
}
