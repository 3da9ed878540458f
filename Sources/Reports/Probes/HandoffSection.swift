import Measurement
import Workloads

struct HandoffSection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String {
    "handoff: how long it takes that one of two threads wakes the other, beside taking and releasing a lock that nobody"
      + " else wants"
  }

  var table: TextTable {
    var table = TextTable([("", .left), ("hand-off, 2 threads", .right), ("uncontended, 1 thread", .right)])
    for subject in subjects {
      table.add(["\(subject.name)", cell(subject.rate(.handoff)), cell(subject.rate(.uncontended))])
    }
    return table
  }

  private func cell(_ rate: ProbeRate?) -> TextTable.Cell {
    TextTable.Cell(rate.map { Quantity.interval($0.median, $0.low, $0.high, Quantity.duration) } ?? "–")
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
