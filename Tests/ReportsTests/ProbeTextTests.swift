import Testing
import Workloads

@testable import Reports

@Suite struct ProbeTextTests {
  private func latency(
    _ language: Language, _ measure: ProbeMeasure, _ threads: Int, _ p50: Double, interval: Double = 0.005
  ) -> ProbeConditionResult {
    ProbeConditionResult(
      language: language, measure: measure, threads: threads, switchIntervalSeconds: interval, blocks: 3,
      latency: ProbeLatency(count: 250, p50: p50, p90: 2 * p50, p99: 3 * p50, p999: nil, max: 4 * p50))
  }

  private func rate(
    _ language: Language, _ measure: ProbeMeasure, _ threads: Int, _ median: Double, _ unit: ProbeRate.Unit,
    times: Double? = nil, interval: Double = 0.005
  ) -> ProbeConditionResult {
    ProbeConditionResult(
      language: language, measure: measure, threads: threads, switchIntervalSeconds: interval, blocks: 3,
      rate: ProbeRate(
        median: median, low: 0.9 * median, high: 1.2 * median, unit: unit,
        timesOneThread: times.map { ProbeSpeedUp(median: $0, low: 0.9 * $0, high: 1.1 * $0) }))
  }

  private func text(
    _ kind: ProbeKind, _ conditions: [ProbeConditionResult], columns: Int = 80, interrupted: Bool = false
  ) -> String {
    var report = ProbeReport(
      seed: 42, budgetSeconds: 20, blocks: 3,
      host: ProbeHost(processor: "Zen", cores: 2, kernel: "6.1", loadAtBegin: 0.5, loadAtEnd: 1.25),
      pythons: [
        ProbedPython(
          version: "3.13.0", executable: "/usr/bin/python3", gilEnabled: true,
          probes: [ProbeResult(probe: kind, conditions: conditions)])
      ])
    report.interrupted = interrupted
    return ProbeText(report, palette: Palette(isColoured: false), columns: columns).lines.joined(separator: "\n")
  }

  @Test func `latencies stand by threads, Python above Swift, with what they mean`() {
    var doubtful = latency(.swift, .acquisition, 0, 1e-6)
    (doubtful.status, doubtful.reason) = (.inconclusive, "its 3 blocks disagree by more than a factor of 2")
    let conditions = [
      latency(.python, .acquisition, 0, 1.5e-6), latency(.python, .acquisition, 1, 5.1e-3), doubtful,
      latency(.swift, .acquisition, 1, 2.5e-3),
    ]
    #expect(
      text(.latency, conditions, interrupted: true) == """

        gillab probe
        2 cores, Zen, Linux 6.1, load 0.50, later 1.25, 3 blocks, seed 42

        latency: how long a thread waits for the GIL, and in Swift for a mutex, beside
        so many CPU-bound threads
          beside                     p50      p90      p99  p99.9      max  count
               0  Python 3.13.0  1.50 µs  3.00 µs  4.50 µs      –  6.00 µs    250
                  Swift                –        –        –      –        –    250
               1  Python 3.13.0  5.10 ms  10.2 ms  15.3 ms      –  20.4 ms    250
                  Swift          2.50 ms  5.00 ms  7.50 ms      –  10.0 ms    250
          inconclusive: Swift at 0 threads: its 3 blocks disagree by more than a factor
            of 2
          → Beside 1 CPU-bound thread a thread waits 5.10 ms for the GIL (median),
            3,400× as long as beside none; a Swift thread waits 2.50 ms for a mutex that
            is held 5.00 ms at a time.

        Interrupted: this is what was measured until then. Figures of one block are
        shown too; they may be far off.
        """)
  }

  @Test func `throughput is told as how many times that of one thread`() {
    let conditions = [
      rate(.python, .arithmetic, 1, 9000, .operationsPerSecond),
      rate(.python, .arithmetic, 2, 8800, .operationsPerSecond, times: 0.98),
      rate(.python, .compression, 1, 300, .operationsPerSecond),
      rate(.python, .compression, 2, 590, .operationsPerSecond, times: 1.95),
      rate(.swift, .arithmetic, 1, 250_000, .operationsPerSecond),
      rate(.swift, .arithmetic, 2, 500_000, .operationsPerSecond, times: 2),
    ]
    #expect(
      text(.throughput, conditions) == """

        gillab probe
        2 cores, Zen, Linux 6.1, load 0.50, later 1.25, 3 blocks, seed 42

        throughput: operations per second of one thread, and how many times as many
        several threads do together
          work                       1 thread            2 threads
          arithmetic  Python 3.13.0  9.00 k/s  0.98× (0.88 – 1.08)
                      Swift           250 k/s  2.00× (1.80 – 2.20)
          zlib        Python 3.13.0     300/s  1.95× (1.76 – 2.15)
          → 2 threads do 0.98× the arithmetic of one, 1.95× the compression, which lets
            go of the GIL; Swift threads do 2.00× the arithmetic.
        """)
  }

  @Test func `bandwidth is told as what is left of it`() {
    let conditions = [
      rate(.python, .udp, 0, 2e8, .bytesPerSecond), rate(.python, .udp, 1, 2e6, .bytesPerSecond),
      rate(.python, .tcp, 0, 1e9, .bytesPerSecond), rate(.python, .tcp, 1, 5e7, .bytesPerSecond),
      rate(.swift, .udp, 0, 2e8, .bytesPerSecond), rate(.swift, .udp, 1, 1.9e8, .bytesPerSecond),
    ]
    #expect(
      text(.bandwidth, conditions) == """

        gillab probe
        2 cores, Zen, Linux 6.1, load 0.50, later 1.25, 3 blocks, seed 42

        bandwidth: how much a thread receives on loopback, beside so many CPU-bound
        threads
          beside                                      UDP                       TCP
               0  Python 3.13.0     191 MiB/s (172 – 229)    954 MiB/s (859 – 1145)
                  Swift             191 MiB/s (172 – 229)                         –
               1  Python 3.13.0  1.91 MiB/s (1.72 – 2.29)  47.7 MiB/s (42.9 – 57.2)
                  Swift             181 MiB/s (163 – 217)                         –
          → Beside 1 CPU-bound thread a thread receives 1.91 MiB/s by UDP (1.0% of what
            it receives beside none) and 47.7 MiB/s by TCP (5.0% of what it receives
            beside none); a Swift thread keeps 95% by UDP.
        """)
  }

  @Test func `a hand-off is told beside a lock that nobody else wants`() {
    let conditions = [
      rate(.python, .handoff, 2, 9e-6, .secondsPerHandoff),
      rate(.python, .uncontended, 1, 9e-8, .secondsPerAcquisition),
      rate(.swift, .handoff, 2, 3e-6, .secondsPerHandoff), rate(.swift, .uncontended, 1, 2e-8, .secondsPerAcquisition),
    ]
    #expect(
      text(.handoff, conditions) == """

        gillab probe
        2 cores, Zen, Linux 6.1, load 0.50, later 1.25, 3 blocks, seed 42

        handoff: how long it takes that one of two threads wakes the other, beside
        taking and releasing a lock that nobody else wants
                           hand-off, 2 threads  uncontended, 1 thread
          Python 3.13.0  9.00 µs (8.10 – 10.8)   90.0 ns (81.0 – 108)
          Swift          3.00 µs (2.70 – 3.60)  20.0 ns (18.0 – 24.0)
          → A hand-off takes 9.00 µs, 100× as long as to take and release a lock that
            nobody else wants; between Swift threads it takes 3.00 µs.
        """)
  }

  @Test func `the sweep is one table of intervals`() {
    let conditions = [0.05e-3, 0.1].flatMap { interval in
      [
        rate(.python, .arithmetic, 2, 8000, .operationsPerSecond, interval: interval),
        latency(.python, .acquisition, 1, interval, interval: interval),
        latency(.python, .ping, 1, 1.1 * interval, interval: interval),
        rate(.python, .udp, 1, 2e6 / interval, .bytesPerSecond, interval: interval),
        latency(.swift, .acquisition, 1, interval / 2, interval: interval),
      ]
    }
    #expect(
      text(.sweep, conditions) == """

        gillab probe
        2 cores, Zen, Linux 6.1, load 0.50, later 1.25, 3 blocks, seed 42

        sweep: what the switch interval changes: arithmetic of 2 threads; median wait
        for the GIL, ping and UDP beside 1 CPU-bound thread; in Swift, median wait for a
        mutex that is held so long at a time
          interval                 arithmetic     wait     ping         UDP  Swift wait
           50.0 µs  Python 3.13.0    8.00 k/s  50.0 µs  55.0 µs  37.3 GiB/s     25.0 µs
            100 ms  Python 3.13.0    8.00 k/s   100 ms   110 ms  19.1 MiB/s     50.0 ms
          → From an interval of 50.0 µs to one of 100 ms, the arithmetic of 2 threads
            goes from 8.00 k/s to 8.00 k/s, the wait for the GIL from 50.0 µs to 100 ms,
            a ping from 55.0 µs to 110 ms, and UDP from 37.3 GiB/s to 19.1 MiB/s.
        """)
  }

  @Test func `what has no figure is named in the fewest words, and after Ctrl-C one block is better than nothing`() {
    let conditions = [0.05e-3, 0.1].flatMap { interval in
      [ProbeMeasure.ping, .udp].map { measure in
        var condition = rate(.python, measure, 1, 2e6, .bytesPerSecond, interval: interval)
        if measure == .ping { condition = latency(.python, .ping, 1, interval, interval: interval) }
        (condition.status, condition.reason, condition.blocks) = (.inconclusive, "measured in one block only", 1)
        return interval == 0.1 ? condition : latency(.python, measure, 1, interval, interval: interval)
      }
    }
    for interrupted in [false, true] {
      let lines = text(.sweep, conditions, interrupted: interrupted).split(separator: "\n")
      #expect(lines.contains("  inconclusive: Python 3.13.0, ping, UDP at 100 ms: measured in one block only"))
      #expect(lines.contains { $0.contains("100 ms  Python 3.13.0") && $0.contains("1.91 MiB/s") } == interrupted)
    }
  }

  @Test func `no line is wider than the terminal, whatever failed`() {
    let conditions = ProbeMeasure.allCases.flatMap { measure in
      [0, 1, 2, 4].map { threads in
        var condition = ProbeConditionResult(
          language: .python, measure: measure, threads: threads, switchIntervalSeconds: 0.005, blocks: 0)
        (condition.status, condition.reason) = (.failed, "RuntimeError: \(measure) failed for a reason that is long")
        return condition
      }
    }
    for columns in [80, 120] {
      for kind in ProbeKind.allCases {
        for line in text(kind, conditions, columns: columns).split(separator: "\n") {
          #expect(line.displayWidth <= columns)
        }
      }
    }
  }
}
