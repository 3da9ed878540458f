import Measurement
import Workloads

struct PingSection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String {
    "ping: how soon a thread answers a UDP datagram on loopback, beside so many CPU-bound threads"
  }

  var table: TextTable { LatencyTable(subjects: subjects, measure: .ping).table }

  func meaning(of python: ProbeSubject) -> String? {
    guard let threads = python.threads(.ping).first(where: { $0 > 0 }),
      let beside = python.latency(.ping, threads: threads)
    else { return nil }
    var sentence = "beside \(cpuThreads(threads)) an answer takes \(Quantity.duration(beside.p50)) (median)"
    if let alone = python.latency(.ping, threads: 0), alone.p50 > 0 {
      sentence += ", \(Quantity.times(beside.p50 / alone.p50)) as long as beside none"
    }
    if let swift = swift?.latency(.ping, threads: threads) {
      sentence += "; a Swift thread answers in \(Quantity.duration(swift.p50))"
    }
    return sentence + "."
  }
}
