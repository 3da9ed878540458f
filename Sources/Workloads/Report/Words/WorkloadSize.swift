import Measurement

extension WorkloadDescription {
  /// A size with its unit: `1.00 MiB`, `2.00 ms`, `20,000 iterations a unit`.
  public func words(size: Int, in language: ReportLanguage) -> String {
    if sizeMeaning.hasPrefix("bytes") { return Quantity.bytes(size) }
    if sizeMeaning.hasPrefix("microseconds") { return Quantity.duration(Double(size) / 1e6) }
    return switch language {
    case .english: "\(Quantity.grouped(size)) \(sizeMeaning)"
    case .simplifiedChinese:
      Self.chinese[sizeMeaning].map { "\(Quantity.grouped(size)) \($0)" } ?? Quantity.grouped(size)
    }
  }

  /// What the catalogue's sizes count.
  private static let chinese = [
    "iterations a unit": "次迭代", "numbers a document": "个数", "waits at once": "个等待", "units created": "个",
    "additions a worker": "次加法",
  ]
}
