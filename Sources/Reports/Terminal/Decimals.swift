extension String {
  /// A number with so many digits after the point.
  public init(decimals: Int, _ value: Double) {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let digits = "\(scaled % scale)"
    let fraction = String(repeating: "0", count: decimals - digits.count) + digits
    self = "\(value < 0 && scaled > 0 ? "−" : "")\(scaled / scale).\(fraction)"
  }
}
