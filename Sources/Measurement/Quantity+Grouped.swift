extension Quantity {
  /// A whole number in groups of three digits: `20,000`.
  public static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.prefix(end).suffix(min(3, end)))
    }
    return (number < 0 ? "−" : "") + groups.reversed().joined(separator: ",")
  }
}
