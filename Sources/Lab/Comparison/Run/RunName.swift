import FoundationEssentials

/// Names of runs: the time in UTC, so that they sort, and four random digits, so that two at once differ.
enum RunName {
  static func make(at secondsSince1970: Double) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    let date = Date(timeIntervalSince1970: secondsSince1970)
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    let day = [parts.year, parts.month, parts.day].map { padded($0, 2) }.joined()
    let time = [parts.hour, parts.minute, parts.second].map { padded($0, 2) }.joined()
    let random = String(UInt16.random(in: .min ... .max), radix: 16)
    return "\(day)-\(time)-" + String(repeating: "0", count: 4 - random.count) + random
  }

  private static func padded(_ number: Int?, _ digits: Int) -> String {
    let text = "\(number ?? 0)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
