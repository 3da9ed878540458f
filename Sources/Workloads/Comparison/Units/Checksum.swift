/// The sum modulo 2⁶⁴ of all units' check values in one pass: docs/workloads.md, "Numbers".
public enum Checksum {
  /// The repeats of one sample came to different sums, so its figures mean nothing.
  public struct UnequalPasses: Error, CustomStringConvertible {
    /// As a report has them, in order of the passes.
    public let sums: [String]

    public var description: String {
      "the repeats of one sample gave different checksums (\(sums.joined(separator: ", "))): its figures mean nothing"
    }
  }

  /// As a report has it: 16 hexadecimal digits.
  public static func text(_ sum: UInt64) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds up what the workers found in each pass.
  ///
  /// - Parameter checks: For each worker, the sum of its check values in each pass.
  public static func ofEqualPasses(_ checks: [[UInt64]]) throws(UnequalPasses) -> String {
    let sums = checks.reduce(into: [UInt64](repeating: 0, count: checks.first?.count ?? 1)) { sums, checks in
      for (pass, check) in checks.enumerated() { sums[pass] &+= check }
    }
    guard let first = sums.first, sums.allSatisfy({ $0 == first }) else {
      throw UnequalPasses(sums: sums.map(text))
    }
    return text(first)
  }
}
