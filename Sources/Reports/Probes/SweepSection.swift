import Measurement
import Workloads

struct SweepSection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String {
    "sweep: what the switch interval changes: arithmetic of 2 threads; median wait for the GIL, ping and UDP beside 1"
      + " CPU-bound thread; in Swift, median wait for a mutex that is held so long at a time"
  }

  private var intervals: [Double] {
    Set(subjects.first?.conditions.compactMap(\.switchIntervalSeconds) ?? []).sorted()
  }

  var table: TextTable {
    var table = TextTable([
      ("interval", .right), ("", .left), ("arithmetic", .right), ("wait", .right), ("ping", .right), ("UDP", .right),
      ("Swift wait", .right),
    ])
    for interval in intervals {
      for (index, python) in subjects.filter({ $0.language == .python }).enumerated() {
        let native = index == 0 ? swift?.latency(.acquisition, interval: interval) : nil
        table.add([
          index == 0 ? "\(Quantity.duration(interval))" : "", "\(python.name)",
          cell(python.rate(.arithmetic, interval: interval)?.median, Quantity.perSecond),
          cell(python.latency(.acquisition, interval: interval)?.p50, Quantity.duration),
          cell(python.latency(.ping, interval: interval)?.p50, Quantity.duration),
          cell(python.rate(.udp, interval: interval)?.median, Quantity.bytesPerSecond),
          index == 0 ? cell(native?.p50, Quantity.duration) : "",
        ])
      }
    }
    return table
  }

  private func cell(_ value: Double?, _ words: (Double) -> String) -> TextTable.Cell {
    TextTable.Cell(value.map(words) ?? "–")
  }

  func meaning(of python: ProbeSubject) -> String? {
    guard let shortest = intervals.first, let longest = intervals.last, shortest < longest else { return nil }
    let parts = [
      change(python, shortest, longest, "the arithmetic of 2 threads", Quantity.perSecond) {
        $0.rate(.arithmetic, interval: $1)?.median
      },
      change(python, shortest, longest, "the wait for the GIL", Quantity.duration) {
        $0.latency(.acquisition, interval: $1)?.p50
      },
      change(python, shortest, longest, "a ping", Quantity.duration) { $0.latency(.ping, interval: $1)?.p50 },
      change(python, shortest, longest, "UDP", Quantity.bytesPerSecond) { $0.rate(.udp, interval: $1)?.median },
    ].compactMap(\.self)
    guard let first = parts.first, let last = parts.last else { return nil }
    let list = [first.replacing(" from ", with: " goes from ", maxReplacements: 1)] + parts.dropFirst()
    let changes = parts.count > 1 ? list.dropLast().joined(separator: ", ") + ", and " + last : list.joined()
    return "from an interval of \(Quantity.duration(shortest)) to one of \(Quantity.duration(longest)), \(changes)."
  }

  /// For example `a ping from 0.11 ms to 102 ms`.
  private func change(
    _ python: ProbeSubject, _ shortest: Double, _ longest: Double, _ what: String, _ words: (Double) -> String,
    _ figure: (ProbeSubject, Double) -> Double?
  ) -> String? {
    guard let first = figure(python, shortest), let last = figure(python, longest) else { return nil }
    return "\(what) from \(words(first)) to \(words(last))"
  }
}
