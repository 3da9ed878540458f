import Testing

@testable import Measurement

@Suite struct SharingTests {
  /// Literal: `x.sum()**2 / (4 * (x**2).sum())` of NumPy 2.4.6.
  @Test func `Jain's index is 1 for equal shares and 1 of n where one has all`() throws {
    #expect(abs(try #require(FairnessIndex.jain([3, 5, 2, 8])) - 0.7941176470588235) < 1e-12)
    #expect(FairnessIndex.jain([7, 7, 7]) == 1)
    #expect(FairnessIndex.jain([0, 9, 0, 0]) == 0.25)
  }

  @Test func `there is no fairness in sharing nothing, or less`() {
    #expect(FairnessIndex.jain([]) == nil)
    #expect(FairnessIndex.jain([0, 0]) == nil)
    #expect(FairnessIndex.jain([2, -1]) == nil)
  }

  @Test func `efficiency is the speed-up for each worker, block by block`() throws {
    let serial = [0: 10.0, 1: 20, 2: 5]
    #expect(
      abs(try #require(ParallelEfficiency.median(of: [0: 38, 1: 60, 2: 19], workers: 4, serial: serial)) - 0.95)
        < 1e-12)
    #expect(ParallelEfficiency.median(of: [3: 1], workers: 4, serial: serial) == nil)
    #expect(ParallelEfficiency.median(of: serial, workers: 0, serial: serial) == nil)
  }
}
