import Measurement
import Workloads

struct BandwidthSection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String { "bandwidth: how much a thread receives on loopback, beside so many CPU-bound threads" }

  var table: TextTable {
    var table = TextTable([("beside", .right), ("", .left), ("UDP", .right), ("TCP", .right)])
    for threads in subjects.first?.threads(.udp) ?? [] {
      for (index, subject) in subjects.enumerated() {
        let cells = [ProbeMeasure.udp, .tcp].map { cell(subject.rate($0, threads: threads)) }
        table.add([index == 0 ? "\(threads)" : "", "\(subject.name)"] + cells)
      }
    }
    return table
  }

  private func cell(_ rate: ProbeRate?) -> TextTable.Cell {
    TextTable.Cell(rate.map { Quantity.interval($0.median, $0.low, $0.high, Quantity.bytesPerSecond) } ?? "–")
  }

  func meaning(of python: ProbeSubject) -> String? {
    guard let threads = python.threads(.tcp).first(where: { $0 > 0 }) else { return nil }
    let parts = [(ProbeMeasure.udp, "UDP"), (.tcp, "TCP")].compactMap { measure, name in
      python.rate(measure, threads: threads).map { rate in
        let share = share(python, measure, threads).map { " (\($0) of what it receives beside none)" } ?? ""
        return "\(Quantity.bytesPerSecond(rate.median)) by \(name)\(share)"
      }
    }
    guard !parts.isEmpty else { return nil }
    var sentence = "beside \(cpuThreads(threads)) a thread receives " + parts.joined(separator: " and ")
    let native = [(ProbeMeasure.udp, "UDP"), (.tcp, "TCP")].compactMap { measure, name in
      swift.flatMap { share($0, measure, threads) }.map { "\($0) by \(name)" }
    }
    if !native.isEmpty { sentence += "; a Swift thread keeps " + native.joined(separator: " and ") }
    return sentence + "."
  }

  /// What is left of the bandwidth beside no thread, in percent.
  private func share(_ subject: ProbeSubject, _ measure: ProbeMeasure, _ threads: Int) -> String? {
    guard let rate = subject.rate(measure, threads: threads), let alone = subject.rate(measure, threads: 0),
      alone.median > 0
    else { return nil }
    return Quantity.percent(rate.median / alone.median)
  }
}
