import Yams

extension Node {
  /// A number, whole or not.
  func number(_ what: String, in range: ClosedRange<Double> = -1e15...1e15) throws(Problem) -> Double {
    let text = try text(what)
    guard let number = Double(text), range.contains(number) else {
      let bounds = range.upperBound < 1e15 ? " from \(digits(range.lowerBound)) to \(digits(range.upperBound))" : ""
      throw problem("\(what) is \(text); it must be a number\(bounds)")
    }
    return number
  }

  /// A number of things or bytes, the latter with a binary unit or without: `20000`, `64KiB`, `128MiB`.
  func size(_ what: String) throws(Problem) -> Int {
    let text = try text(what)
    let units = ["": 0, "KiB": 10, "MiB": 20, "GiB": 30]
    let figures = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(figures), let shift = units[String(text.dropFirst(figures.count))], number > 0,
      number <= (1 << 34) >> shift
    else {
      throw problem("\(what) is \(text); it must be a number from 1 to 16GiB, such as 20000 or 64KiB")
    }
    return number << shift
  }

  private func digits(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}
