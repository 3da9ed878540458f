import Measurement
import Workloads

struct ThroughputSection: ProbeSection {
  let subjects: [ProbeSubject]

  private static let kinds: [ProbeMeasure] = [.arithmetic, .regex, .compression]

  var title: String {
    "throughput: operations per second of one thread, and how many times as many several threads do together"
  }

  var table: TextTable {
    let threads = (subjects.first?.threads(.arithmetic) ?? []).filter { $0 > 1 }
    var table = TextTable(
      [("work", .left), ("", .left), ("1 thread", .right)] + threads.map { ("\($0) threads", .right) })
    for kind in Self.kinds {
      let measured = subjects.filter { $0.rate(kind, threads: 1) != nil }
      for (index, subject) in measured.enumerated() {
        let one = subject.rate(kind, threads: 1).map { Quantity.perSecond($0.median) } ?? "–"
        let cells = threads.map { cell(subject.rate(kind, threads: $0)) }
        table.add([index == 0 ? "\(kind.words)" : "", "\(subject.name)", "\(one)"] + cells)
      }
    }
    return table
  }

  private func cell(_ rate: ProbeRate?) -> TextTable.Cell {
    guard let rate else { return "–" }
    // Of one block there is nothing to compare.
    guard let speedUp = rate.timesOneThread else { return "\(Quantity.perSecond(rate.median))" }
    return "\(Quantity.times(speedUp.median)) (\(Quantity.digits(speedUp.low)) – \(Quantity.digits(speedUp.high)))"
  }

  func meaning(of python: ProbeSubject) -> String? {
    guard let threads = python.threads(.arithmetic).first(where: { $0 > 1 }),
      let arithmetic = speedUp(python, .arithmetic, threads)
    else { return nil }
    let others = [
      speedUp(python, .regex, threads).map { "\($0) the regex searches" },
      speedUp(python, .compression, threads).map {
        "\($0) the compression" + (python.hasGIL ? ", which lets go of the GIL" : "")
      },
    ].compactMap(\.self)
    var sentence = "\(threads) threads do \((["\(arithmetic) the arithmetic of one"] + others).joined(separator: ", "))"
    if let swift, let native = speedUp(swift, .arithmetic, threads) {
      sentence += "; Swift threads do \(native) the arithmetic"
    }
    return sentence + "."
  }

  private func speedUp(_ subject: ProbeSubject, _ measure: ProbeMeasure, _ threads: Int) -> String? {
    subject.rate(measure, threads: threads)?.timesOneThread.map { Quantity.times($0.median) }
  }
}
