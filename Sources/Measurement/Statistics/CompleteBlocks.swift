/// An order in which to measure several things so that none is favoured: all of them once in each block, shuffled.
///
/// Measuring all of one thing and then all of the other takes the machine's mood in between for a difference. Blocks come
/// in twos, the second backwards, so that each thing stands as often before another as after it.
public struct CompleteBlocks: Sequence, IteratorProtocol, Sendable {
  private let size: Int
  private var remaining: Int
  private var mirrored: [Int]?
  private var generator: SplitMix64

  /// - Parameters:
  ///   - blocks: How many times everything is measured.
  ///   - size: How many things there are.
  ///   - seed: The same seed gives the same order.
  public init(_ blocks: Int, of size: Int, seed: UInt64) {
    self.size = size
    remaining = blocks
    generator = SplitMix64(seed: seed)
  }

  /// The next block: the things' numbers, from 0, in the order in which to measure them.
  public mutating func next() -> [Int]? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    if let order = mirrored {
      mirrored = nil
      return order
    }
    let order = (0..<size).shuffled(using: &generator)
    mirrored = order.reversed()
    return order
  }
}
