/// Where an expectation holds: under some start methods, in some versions of Python. Empty: everywhere.
public struct RunCondition: Sendable, Equatable {
  /// Of `startMethodNames`; empty for all.
  public let startMethods: Set<String>
  public let python: VersionRange?

  /// Source: Python's `multiprocessing.get_all_start_methods()`.
  static let startMethodNames = ["fork", "spawn", "forkserver"]

  func holds(startMethod: String, pythonVersion: String) -> Bool {
    (startMethods.isEmpty || startMethods.contains(startMethod)) && python?.contains(pythonVersion) != false
  }
}

/// Versions of Python such as `>=3.9, <3.12`, or `3.13` for all of 3.13.
///
/// Only as many numbers are compared as the range writes: `<=3.12` holds for 3.12.7. What follows the numbers
/// (`rc1`, `t`) is not looked at.
public struct VersionRange: Sendable, Equatable {
  private enum Comparison: String, CaseIterable {
    // The longer signs first, for they are looked for in this order.
    case atLeast = ">="
    case atMost = "<="
    case equal = "=="
    case different = "!="
    case above = ">"
    case below = "<"
  }

  private struct Bound: Equatable {
    let comparison: Comparison
    let numbers: [Int]
  }

  private let bounds: [Bound]

  /// `nil` where the text is no such range.
  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
    let bounds = parts.compactMap { part -> Bound? in
      let comparison = Comparison.allCases.first { part.hasPrefix($0.rawValue) }
      let version = part.dropFirst(comparison?.rawValue.count ?? 0)
      let numbers = version.split(separator: ".", omittingEmptySubsequences: false).map { UInt16($0).map(Int.init) }
      let known = numbers.compactMap(\.self)
      return known.count == numbers.count && !known.isEmpty
        ? Bound(comparison: comparison ?? .equal, numbers: known) : nil
    }
    guard !bounds.isEmpty, bounds.count == parts.count else { return nil }
    self.bounds = bounds
  }

  /// - Parameter version: As Python says it: `3.13.0`, `3.15.0a2`, `3.13t`.
  func contains(_ version: String) -> Bool {
    let numbers = version.split(separator: ".").map { Int($0.prefix { $0.isASCII && $0.isNumber }) ?? 0 }
    return bounds.allSatisfy { bound in
      let padded = (numbers + Array(repeating: 0, count: bound.numbers.count)).prefix(bound.numbers.count)
      let isBelow = padded.lexicographicallyPrecedes(bound.numbers)
      let isEqual = Array(padded) == bound.numbers
      return switch bound.comparison {
      case .atLeast: !isBelow
      case .atMost: isBelow || isEqual
      case .equal: isEqual
      case .different: !isEqual
      case .above: !isBelow && !isEqual
      case .below: isBelow
      }
    }
  }
}
