import Measurement
import Testing

@Suite("Complete blocks")
struct CompleteBlocksTests {
  @Test("Each block holds everything once")
  func complete() {
    let blocks = Array(CompleteBlocks(7, of: 4, seed: 3))
    #expect(blocks.count == 7)
    #expect(blocks.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
  }

  @Test("Every second block is the one before it backwards, so that no place is anyone's")
  func balanced() {
    let blocks = Array(CompleteBlocks(20, of: 3, seed: 11))
    for first in stride(from: 0, to: 20, by: 2) { #expect(blocks[first + 1] == blocks[first].reversed()) }
    #expect(Set(stride(from: 0, to: 20, by: 2).map { blocks[$0] }).count > 1)
  }

  @Test("The same seed gives the same order")
  func seed() {
    #expect(Array(CompleteBlocks(9, of: 5, seed: 42)) == Array(CompleteBlocks(9, of: 5, seed: 42)))
    #expect(Array(CompleteBlocks(9, of: 5, seed: 42)) != Array(CompleteBlocks(9, of: 5, seed: 43)))
  }
}

@Suite("SplitMix64")
struct SplitMix64Tests {
  /// Literals: the reference algorithm in Python's integers, seed 1234567.
  @Test("It is the generator that others know by this name")
  func reference() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
