import Testing

@testable import Lab

@Suite struct BlockOrderTests {
  private let groups = [[0, 1, 2], [3, 4, 5, 6], [7]]

  private func blocks(_ count: Int, seed: UInt64) -> [[Int]] {
    var order = BlockOrder(groups, seed: seed)
    return (0..<count).compactMap { _ in order.next() }
  }

  @Test func `each block has every cell once`() {
    for block in blocks(20, seed: 1) { #expect(block.sorted() == Array(0...7)) }
  }

  @Test func `cells that are compared stand together`() {
    for block in blocks(20, seed: 2) {
      let owners = block.map { cell in groups.firstIndex { $0.contains(cell) } }
      let changes = zip(owners, owners.dropFirst()).filter { $0 != $1 }.count
      #expect(changes == groups.count - 1)
    }
  }

  @Test func `a seed repeats the order, another one does not`() {
    #expect(blocks(6, seed: 3) == blocks(6, seed: 3))
    #expect(blocks(6, seed: 3) != blocks(6, seed: 4))
  }

  @Test func `the second of two blocks is the first one backwards`() {
    let pair = blocks(2, seed: 5)
    #expect(pair[1] == pair[0].reversed())
  }
}
