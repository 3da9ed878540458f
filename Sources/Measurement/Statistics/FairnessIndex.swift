/// Jain's fairness index: how evenly something was shared out.
///
/// 1 when all got the same, 1/n when one of n got everything; k of n that share evenly give k/n.
/// Source: Jain, Chiu and Hawe, DEC Research Report TR-301 (1984).
public enum FairnessIndex {
  /// Nil without shares, with a negative one, or where nobody got anything.
  public static func jain(_ shares: [Double]) -> Double? {
    let sum = shares.reduce(0, +)
    let squares = shares.reduce(0) { $0 + $1 * $1 }
    guard squares > 0, squares.isFinite, shares.allSatisfy({ $0 >= 0 }) else { return nil }
    return sum * sum / (Double(shares.count) * squares)
  }
}
