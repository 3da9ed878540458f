import ArgumentParser
import Workloads

/// The values of `gillab probe`'s options that are lists.
enum ProbeOptions {
  /// In the order of reports, each once; all of them without a value.
  static func kinds(_ only: String?) throws(ValidationError) -> [ProbeKind] {
    guard let only else { return ProbeKind.allCases }
    let names = ProbeKind.allCases.map(\.rawValue).joined(separator: ",")
    var chosen: Set<ProbeKind> = []
    for word in words(only) {
      guard let kind = ProbeKind(rawValue: word) else {
        throw ValidationError("--only \(only): it must be one or more of \(names)")
      }
      chosen.insert(kind)
    }
    return ProbeKind.allCases.filter(chosen.contains)
  }

  /// Ascending, each once.
  static func threads(_ text: String) throws(ValidationError) -> [Int] {
    let numbers = words(text).map { Int($0) ?? -1 }
    guard numbers.allSatisfy((0...64).contains) else {
      throw ValidationError("--threads \(text): it must be numbers from 0 to 64, separated by commas")
    }
    return Set(numbers).sorted()
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) }
  }
}
