import Testing

@testable import Lab

@Suite struct SampleSizingTests {
  private let sizing = SampleSizing()

  @Test(arguments: [
    (0.1, 64), (0.2, 64), (0.05, 64),  // as it is
    (0.3, 32), (0.9, 8), (100, 4),  // shorter, down to two units a worker
    (0.02, 256), (0.0001, 4096),  // longer, up to a limit
  ]) func `a pass of the baseline takes 50 to 200 ms where units allow it`(seconds: Double, units: Int) {
    #expect(sizing.units(pilot: 64, baselineSeconds: seconds, workers: 2) == units)
  }

  @Test(arguments: [(16, 64, 16), (16, 48, 48), (3, 66, 33), (128, 128, 128)])
  func `every worker keeps the same number of units`(workers: Int, pilot: Int, units: Int) {
    #expect(sizing.units(pilot: pilot, baselineSeconds: 10, workers: workers) == units)
  }

  @Test func `an odd number of units is not halved`() {
    #expect(sizing.units(pilot: 25, baselineSeconds: 10, workers: 2) == 25)
  }

  @Test(arguments: [(0.1, 1), (0.004, 25), (3.0, 1), (0, 1), (0.000_001, 500)])
  func `a short pass is repeated until the sample takes a tenth of a second`(seconds: Double, repeats: Int) {
    #expect(sizing.repeats(passSeconds: seconds) == repeats)
  }
}
