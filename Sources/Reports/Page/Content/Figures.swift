import FoundationEssentials
import Measurement
import Workloads

/// Numbers of the report as figures of the page: how each kind of quantity reads.
enum Figures {
  static func ratio(_ value: Double, _ path: JSONPath) -> Inline {
    figure(value, path, readable(value, Quantity.times))
  }

  static func seconds(_ value: Double, _ path: JSONPath) -> Inline {
    figure(value, path, readable(value, Quantity.duration))
  }

  static func bytes(_ value: Double, _ path: JSONPath) -> Inline {
    figure(value, path, readable(value) { Quantity.bytes(Int($0.rounded())) })
  }

  static func share(_ value: Double, _ path: JSONPath) -> Inline {
    figure(value, path, readable(value, Quantity.percent))
  }

  /// A whole number, or the median of some.
  static func count(_ value: Double, _ path: JSONPath) -> Inline {
    figure(value, path, readable(value) { $0 == $0.rounded() ? Int($0).grouped : Quantity.digits($0) })
  }

  static func count(_ value: Int, _ path: JSONPath) -> Inline { count(Double(value), path) }

  /// A moment in seconds since 1970, to the minute in UTC.
  static func moment(_ value: Double, _ path: JSONPath) -> Inline { figure(value, path, Moment(value).text) }

  /// A quantity in the unit of a claim.
  static func quantity(_ value: Double, _ unit: ClaimEvidence.Unit, _ path: JSONPath) -> Inline {
    switch unit {
    case .ratio: ratio(value, path)
    case .seconds: seconds(value, path)
    case .bytes: bytes(value, path)
    case .count: count(value, path)
    case .share: share(value, path)
    }
  }

  private static func figure(_ value: Double, _ path: JSONPath, _ text: String) -> Inline {
    .figure(ReportFigure(path: path.text, value: value, text: text))
  }

  /// Quantities are words for what is not negative and fits into an integer; differences may be neither.
  private static func readable(_ value: Double, _ words: (Double) -> String) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    return value < 0 ? "−" + words(-value) : words(value)
  }
}

/// A moment as a report tells it.
struct Moment {
  /// `2026-11-23 06:10 UTC`.
  let text: String

  /// - Parameter seconds: Since 1970.
  init(_ seconds: Double) {
    let inRange = seconds.isFinite && abs(seconds) < 1e11
    let stamp = Date(timeIntervalSince1970: inRange ? seconds : 0).formatted(.iso8601)
    text = String(stamp.prefix(16)).replacing("T", with: " ") + " UTC"
  }
}
