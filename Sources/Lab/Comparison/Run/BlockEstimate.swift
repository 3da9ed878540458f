/// How long a block is expected to take.
struct BlockEstimate {
  private var samples: [Double] = []
  private var blocks: [Double] = []

  init() {}

  /// - Parameter sampleSeconds: What the pilot found, for each cell by its number; 0 for those not measured.
  init(_ sampleSeconds: [Double]) { samples = sampleSeconds }

  /// Takes a block's real length into account.
  mutating func learn(_ seconds: Double) { blocks.append(seconds) }

  /// The last blocks' mean, or the pilot's sum before the first.
  var blockSeconds: Double {
    let last = blocks.suffix(3)
    return last.isEmpty ? samples.reduce(0, +) : last.reduce(0, +) / Double(last.count)
  }

  /// After this time a sample is taken to hang: far more than the pilot's, since a busy machine may be many times slower.
  func patienceSeconds(of cell: Int) -> Double {
    max(20, 20 * (samples.indices.contains(cell) ? samples[cell] : 3))
  }
}
