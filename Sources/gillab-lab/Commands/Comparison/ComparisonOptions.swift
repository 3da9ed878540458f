import ArgumentParser

/// The values of `gillab compare`'s options that are lists.
enum ComparisonOptions {
  static func words(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
  }

  /// Ascending, each once; empty without a value.
  static func workers(_ text: String?) throws(ValidationError) -> [Int] {
    guard let text else { return [] }
    let numbers = words(text).map { Int($0) ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy((1...256).contains) else {
      throw ValidationError("--workers \(text): it must be numbers from 1 to 256, separated by commas")
    }
    return Set(numbers).sorted()
  }

  /// Ascending, each once; empty without a value.
  static func sizes(_ text: String?) throws(ValidationError) -> [Int] {
    guard let text else { return [] }
    let numbers = words(text).map { ByteCount($0)?.count ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy((1...(1 << 34)).contains) else {
      throw ValidationError(
        "--size \(text): it must be numbers from 1 to 16GiB, separated by commas, such as 20000 or 64KiB")
    }
    return Set(numbers).sorted()
  }
}

/// A number with or without a binary unit: `65536`, `64KiB`.
struct ByteCount {
  let count: Int

  init?(_ text: String) {
    let units = ["kib": 10, "k": 10, "mib": 20, "m": 20, "gib": 30, "g": 30, "": 0]
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), let shift = units[text.dropFirst(digits.count).lowercased()],
      number <= Int.max >> shift
    else { return nil }
    count = number << shift
  }
}

/// A length of time as people write it: `90`, `90s`, `5m`, `1h`.
struct TimeSpan: ExpressibleByArgument, Sendable {
  let seconds: Double

  /// Nil for anything else, and for less than a second or more than a day.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument : String(argument.dropLast())) else { return nil }
    seconds = number * (unit ?? 1)
    guard seconds >= 1, seconds <= 86_400 else { return nil }
  }
}

/// How long a server waits, as people write it: `2ms`, `500us`, `1s`, `0ms`.
struct ServerDelay: ExpressibleByArgument, Sendable {
  let microseconds: Int

  /// Nil for anything else, and for more than ten seconds: a sample would take minutes.
  init?(argument: String) {
    let units = [("us", 1.0), ("µs", 1), ("ms", 1e3), ("s", 1e6)]
    guard let unit = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Double(argument.dropLast(unit.0.count)), (0...1e7).contains(number * unit.1)
    else { return nil }
    microseconds = Int((number * unit.1).rounded())
  }
}
