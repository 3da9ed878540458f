import GILTrace
import Measurement

extension TraceText {
  /// Waiting times, the longest holds, and what was counted.
  var figures: [String] {
    var lines: [String] = []
    if let latency = summary.acquisition {
      let values = [
        ("p50", latency.p50), ("p90", latency.p90), ("p99", latency.p99), ("p99.9", latency.p999), ("max", latency.max),
      ]
      let text = values.map { "\($0) \(Self.wait($1))" }.joined(separator: ", ")
      lines += labelled("acquiring", "\(text); \(latency.count) takes")
    }
    for (index, hold) in summary.longestHolds.prefix(3).enumerated() {
      lines += [line(index == 0 ? "longest" : "", description(of: hold))]
    }
    lines += labelled("counts", counts)
    return lines
  }

  private static let labelWidth = 11

  private func labelled(_ label: String, _ text: String) -> [String] {
    text.wrapped(to: columns - Self.labelWidth).enumerated().map { line($0 == 0 ? label : "", $1) }
  }

  private func line(_ label: String, _ text: String) -> String {
    palette.paint(label.padded(to: Self.labelWidth), .faint) + text
  }

  private static func wait(_ seconds: Double) -> String { seconds == 0 ? "at once" : Quantity.duration(seconds) }

  /// One line: the innermost frames as far as there is room.
  private func description(of hold: Hold) -> String {
    var name = hold.name ?? (hold.nativeID == hold.process ? "main" : "thread \(hold.nativeID)")
    if Set(summary.threads.map(\.process)).count > 1 { name += " of process \(hold.process)" }
    var text = "\(Quantity.duration(hold.seconds)) by \(name), from \(Quantity.duration(hold.startSeconds))"
    guard let stack = hold.stack else { return text }
    let room = columns - Self.labelWidth
    for (index, frame) in stack.enumerated() {
      // It is known where the thread let go, not what it did before.
      let part = (index == 0 ? Self.letGo : " ← ") + frame
      let ellipsis = index == stack.count - 1 ? 0 : 2
      let left = room - text.displayWidth - ellipsis
      // Of the innermost frame the end is shown at least: a path tells more there.
      if part.displayWidth > left {
        return index == 0 ? text + Self.letGo + "…" + String(frame.suffix(max(20, left - 3))) : text + " …"
      }
      text += part
    }
    return text
  }

  private static let letGo = ", let go at "

  private var counts: String {
    let handoffs =
      "\(summary.handoffs) hand-off\(summary.handoffs == 1 ? "" : "s"), \(summary.forcedSwitches) of them forced"
    let timeouts = "\(summary.timeouts) time-out\(summary.timeouts == 1 ? "" : "s")"
    return "\(handoffs); \(timeouts); \(summary.events.recorded) events recorded, \(summary.events.lost) lost"
  }
}
