import Measurement
import Workloads

struct HandoffSection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String { "handoff: what it costs that one thread wakes another, and waits for it in turn" }

  var table: TextTable {
    var table = TextTable([
      ("", .left), ("hand-off, 2 threads", .right), ("low – high", .right), ("uncontended, 1 thread", .right),
      ("low – high", .right),
    ])
    for subject in subjects {
      table.add(["\(subject.name)"] + cells(subject.rate(.handoff)) + cells(subject.rate(.uncontended)))
    }
    return table
  }

  private func cells(_ rate: ProbeRate?) -> [TextTable.Cell] {
    guard let rate else { return ["–", "–"] }
    return ["\(Quantity.duration(rate.median))", "\(Quantity.durationRange(rate.low, rate.high))"]
  }

  func meaning(of python: ProbeSubject) -> String? {
    guard let handoff = python.rate(.handoff) else { return nil }
    var sentence = "a hand-off takes \(Quantity.duration(handoff.median))"
    if let alone = python.rate(.uncontended), alone.median > 0 {
      sentence += ", \(Quantity.times(handoff.median / alone.median)) as long as to take and release a lock that nobody"
      sentence += " else wants"
    }
    if let swift = swift?.rate(.handoff) {
      sentence += "; between Swift threads it takes \(Quantity.duration(swift.median))"
    }
    return sentence + "."
  }
}
