/// Holm's step-down correction: of many tests some would find a difference by chance.
///
/// With the corrected probabilities, the chance of even one false finding among all is at most the level that they are
/// compared with. It assumes nothing about how the tests depend on each other.
/// Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
public enum HolmCorrection {
  /// Corrected probabilities, in the order of those given.
  public static func corrected(_ pValues: [Double]) -> [Double] {
    var corrected = pValues
    var largest = 0.0
    for (rank, place) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
      largest = max(largest, min(1, pValues[place] * Double(pValues.count - rank)))
      corrected[place] = largest
    }
    return corrected
  }
}
