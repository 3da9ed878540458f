import Measurement

/// In which order each block takes its cells.
///
/// Cells that are compared with each other stand together, in an order of their own, so that as little as possible
/// changes on the machine between them; the groups are shuffled as well.
struct BlockOrder: Sequence, IteratorProtocol {
  private let groups: [[Int]]
  private var groupOrder: CompleteBlocks
  private var orders: [CompleteBlocks]

  /// - Parameters:
  ///   - groups: Numbers of the cells that are compared with each other.
  ///   - seed: The same seed gives the same order, so a run that was cut off goes on as it would have.
  init(_ groups: [[Int]], seed: UInt64) {
    self.groups = groups
    var seeds = SplitMix64(seed: seed)
    groupOrder = CompleteBlocks(.max, of: groups.count, seed: seeds.next())
    orders = groups.map { CompleteBlocks(.max, of: $0.count, seed: seeds.next()) }
  }

  /// The next block's cells, each once.
  mutating func next() -> [Int]? {
    guard let order = groupOrder.next() else { return nil }
    // Every group's generator goes on in every block, whatever the order of the groups.
    let cells = groups.indices.map { group in (orders[group].next() ?? []).map { groups[group][$0] } }
    return order.flatMap { cells[$0] }
  }
}
