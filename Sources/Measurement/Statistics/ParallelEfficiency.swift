/// How much of what its workers could do a parallel program does: its speed-up over one worker, for each worker.
///
/// 1 when n workers do n times as much as one.
public enum ParallelEfficiency {
  /// The median over blocks; nil where no block has both, or without workers.
  ///
  /// - Parameters:
  ///   - throughput: Units a second, by block number.
  ///   - serial: That of one worker.
  public static func median(of throughput: [Int: Double], workers: Int, serial: [Int: Double]) -> Double? {
    guard workers > 0 else { return nil }
    return BlockRatios(of: throughput, to: serial).map { $0.median / Double(workers) }
  }
}
