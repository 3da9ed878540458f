import Measurement
import Workloads

struct LatencySection: ProbeSection {
  let subjects: [ProbeSubject]

  var title: String {
    "latency: how long a thread waits for the GIL, and in Swift for a mutex, beside so many CPU-bound threads"
  }

  var table: TextTable { LatencyTable(subjects: subjects, measure: .acquisition).table }

  func meaning(of python: ProbeSubject) -> String? {
    guard let threads = python.threads(.acquisition).first(where: { $0 > 0 }),
      let latency = python.latency(.acquisition, threads: threads)
    else { return nil }
    let alone = python.latency(.acquisition, threads: 0)
    var sentence =
      python.hasGIL
      ? "beside \(cpuThreads(threads)) a thread waits \(Quantity.duration(latency.p50)) for the GIL (median)"
      : "there is no GIL to wait for: beside \(cpuThreads(threads)) attaching takes \(Quantity.duration(latency.p50))"
        + " (median)"
    if let alone, alone.p50 > 0 { sentence += ", \(Quantity.times(latency.p50 / alone.p50)) as long as beside none" }
    if let swift = swift?.condition(.acquisition, threads: threads), swift.status == .ok, let wait = swift.latency,
      let slice = swift.switchIntervalSeconds
    {
      sentence += "; a Swift thread waits \(Quantity.duration(wait.p50)) for a mutex that is held"
      sentence += " \(Quantity.duration(slice)) at a time"
    }
    return sentence + "."
  }
}
