import Testing
import Workloads

@testable import Reports

@Suite struct ComparisonTextTests {
  private func text(_ report: ComparisonReport, columns: Int = 120) -> String {
    ComparisonText(report, palette: Palette(isColoured: false), columns: columns).lines.joined(separator: "\n")
  }

  private var computing: ReportDraft {
    var draft = ReportDraft()
    draft.add(.python, "serial", python: "3.13.0", wall: 0.1, efficiency: 1, verdict: .baseline)
    draft.add(
      .python, "thread", workers: 2, python: "3.13.0", wall: 0.102, speedUp: (0.98, 0.97, 0.99), efficiency: 0.49)
    draft.add(
      .python, "process-fork", workers: 2, python: "3.13.0", wall: 0.053, speedUp: (1.9, 1.8, 2), efficiency: 0.95,
      verdict: .faster)
    draft.add(
      .python, "subinterpreter", workers: 2, python: "3.13.0", .unsupported,
      "a subinterpreter of its own GIL needs Python 3.12 or later, and this one was built without them")
    draft.add(.swift, "serial", wall: 0.0021, speedUp: (47.6, 46.9, 48.1), efficiency: 1, verdict: .faster)
    draft.add(
      .swift, "thread", workers: 2, wall: 0.00106, speedUp: (94, 92.5, 95.5), efficiency: 0.99, verdict: .faster)
    draft.add(
      .swift, "thread-pool", workers: 2, wall: 0.00105, speedUp: (95.2, 94.1, 96), efficiency: 1, verdict: .faster)
    draft.add(.swift, "task", workers: 2, .crashed, "SIGSEGV")
    draft.addFloor(0.008)
    return draft
  }

  @Test func `models of both languages stand in one table, with what it says`() {
    #expect(
      text(computing.report) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42
        Python is 3.13.0 (/opt/3.13.0/bin/python3)

        cpu.pure, 20,000 iterations a unit: Integer arithmetic, a step at a time: bytecode alone, which holds the GIL.
          speed-up over Python serial
          language  model           workers     wall             speed-up  efficiency      CPU    memory  verdict
          Python    serial                1   100 ms                1.00×        1.00  98.0 ms  12.0 MiB  baseline
          Python    thread                2   102 ms  0.98× (0.97 – 0.99)        0.49   100 ms  12.0 MiB  inconclusive
          Python    process-fork          2  53.0 ms  1.90× (1.80 – 2.00)        0.95  51.9 ms  12.0 MiB  faster
          Python    subinterpreter        2  unsupported: a subinterpreter of its own GIL needs Python 3.12 or later, and this
                                             one was built without them
          Swift     serial                1  2.10 ms  47.6× (46.9 – 48.1)        1.00  2.06 ms  12.0 MiB  faster
          Swift     thread                2  1.06 ms  94.0× (92.5 – 95.5)        0.99  1.04 ms  12.0 MiB  faster
          Swift     thread-pool           2  1.05 ms  95.2× (94.1 – 96.0)        1.00  1.03 ms  12.0 MiB  faster
          Swift     task                  2  crashed: SIGSEGV
          → fastest: Swift thread-pool 95.2× (94.1 – 96.0), not told apart from thread; of Python's: process-fork 1.90× (1.80 –
            2.00)
          Noise: the same cell measured twice may differ by 0.8%; only differences above 2.0% count.
        """)
  }

  @Test func `several Pythons have serial cells of their own, and latencies a table where there is no room`() {
    var draft = ReportDraft(workload: "io.tcp", size: 1024)
    for (python, executable) in [
      ("3.13.0", "/opt/a/python3"), ("3.11.7", "/opt/b/python3"), ("3.11.7", "/bin/python3"),
    ] {
      draft.add(.python, "serial", python: python, executable: executable, wall: 0.2, efficiency: 1, verdict: .baseline)
      {
        $0.latency = ProbeLatency(count: 1280, p50: 0.0031, p90: 0.0035, p99: 0.005, p999: 0.0071, max: 0.0099)
      }
      draft.addFloor(python == "3.13.0" ? 0.031 : 0.012)
      draft.add(
        .python, "asyncio-taskgroup", workers: 16, python: python, executable: executable, wall: 0.02,
        speedUp: (10.2, 8.1, 12.2), efficiency: 0.64, verdict: .faster
      ) {
        $0.latency = ProbeLatency(count: 90, p50: 0.0041, p90: 0.0055, p99: nil, p999: nil, max: 0.0129)
      }
    }
    #expect(
      text(draft.report) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42
        Python 3.11.7 (1) is /opt/b/python3, Python 3.11.7 (2) is /bin/python3

        io.tcp, 1.00 KiB an answer, server delay 2.00 ms: Connects to a loopback server, which answers after a delay, and reads
        the answer.
          speed-up over serial of the same Python
          language           model              workers     wall             speed-up  efficiency      CPU    memory  verdict
          Python 3.13.0      serial                   1   200 ms                1.00×        1.00   196 ms  12.0 MiB  baseline
          Python 3.13.0      asyncio-taskgroup       16  20.0 ms  10.2× (8.10 – 12.2)        0.64  19.6 ms  12.0 MiB  faster
          Python 3.11.7 (1)  serial                   1   200 ms                1.00×        1.00   196 ms  12.0 MiB  baseline
          Python 3.11.7 (1)  asyncio-taskgroup       16  20.0 ms  10.2× (8.10 – 12.2)        0.64  19.6 ms  12.0 MiB  faster
          Python 3.11.7 (2)  serial                   1   200 ms                1.00×        1.00   196 ms  12.0 MiB  baseline
          Python 3.11.7 (2)  asyncio-taskgroup       16  20.0 ms  10.2× (8.10 – 12.2)        0.64  19.6 ms  12.0 MiB  faster
          from connecting to the end of the answer
          language           model              workers      p50      p90      p99    p99.9      max
          Python 3.13.0      serial                   1  3.10 ms  3.50 ms  5.00 ms  7.10 ms  9.90 ms
          Python 3.13.0      asyncio-taskgroup       16  4.10 ms  5.50 ms        –        –  12.9 ms
          Python 3.11.7 (1)  serial                   1  3.10 ms  3.50 ms  5.00 ms  7.10 ms  9.90 ms
          Python 3.11.7 (1)  asyncio-taskgroup       16  4.10 ms  5.50 ms        –        –  12.9 ms
          Python 3.11.7 (2)  serial                   1  3.10 ms  3.50 ms  5.00 ms  7.10 ms  9.90 ms
          Python 3.11.7 (2)  asyncio-taskgroup       16  4.10 ms  5.50 ms        –        –  12.9 ms
          → fastest: Python 3.13.0 asyncio-taskgroup 10.2× (8.10 – 12.2); of Python 3.11.7 (1)'s: asyncio-taskgroup 10.2× (8.10
            – 12.2); of Python 3.11.7 (2)'s: asyncio-taskgroup 10.2× (8.10 – 12.2)
          Noise: the same cell measured twice may differ by 3.1% (Python 3.13.0 serial), 1.2% (Python 3.11.7 (1) serial), 1.2%
            (Python 3.11.7 (2) serial); only differences above that count.
        """)
    #expect(
      text(draft.report, columns: 80).contains("Without CPU, memory, efficiency, workers, which need a wider terminal.")
    )
  }

  @Test func `latencies stand beside the other figures where there is room`() {
    var draft = ReportDraft(workload: "io.sleep", size: 2000)
    draft.add(.swift, "serial", wall: 0.09, verdict: .baseline) {
      $0.latency = ProbeLatency(count: 1280, p50: 0.0031, p90: 0.0035, p99: 0.005, p999: 0.0071, max: 0.0099)
    }
    draft.add(.swift, "thread", workers: 16, .unsupported, "it cannot")
    draft.add(.swift, "task", workers: 16, wall: 0.055, speedUp: (1.64, 1.6, 1.7))
    #expect(
      text(draft.report) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42

        io.sleep, 2,000 microseconds a unit: Sleeps.
          speed-up over Swift serial
          language  model   workers     wall             speed-up      CPU    memory      p50      p99  verdict
          Swift     serial        1  90.0 ms                1.00×  88.2 ms  12.0 MiB  3.10 ms  5.00 ms  baseline
          Swift     thread       16  unsupported: it cannot
          Swift     task         16  55.0 ms  1.64× (1.60 – 1.70)  53.9 ms  12.0 MiB        –        –  inconclusive
          → no model is faster than serial beyond doubt
          No baseline was measured twice in six blocks, so the noise is unknown and there is no verdict.
        """)
  }

  @Test func `where latencies are the question, all their percentiles have a table`() {
    var draft = ReportDraft(workload: "loop", size: 20_000)
    draft.add(.swift, "serial", wall: 0.09, verdict: .baseline) {
      $0.latency = ProbeLatency(count: 1280, p50: 0.0031, p90: 0.0035, p99: 0.005, p999: 0.0071, max: 0.0099)
    }
    draft.addFloor(0.01)
    draft.add(.swift, "thread", workers: 2, wall: 0.055, speedUp: (1.64, 1.6, 1.7), verdict: .faster) {
      $0.latency = ProbeLatency(count: 1280, p50: 0.0001, p90: 0.0002, p99: 0.0003, p999: 0.0004, max: 0.0005)
    }
    #expect(
      text(draft.report) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42

        loop, 20,000 iterations a unit: An event loop's timer of 1 ms, beside units of CPU work that the model carries out.
          speed-up over Swift serial
          language  model   workers     wall             speed-up      CPU    memory  verdict
          Swift     serial        1  90.0 ms                1.00×  88.2 ms  12.0 MiB  baseline
          Swift     thread        2  55.0 ms  1.64× (1.60 – 1.70)  53.9 ms  12.0 MiB  faster
          how late the loop's timer was
          language  model   workers      p50      p90      p99    p99.9      max
          Swift     serial        1  3.10 ms  3.50 ms  5.00 ms  7.10 ms  9.90 ms
          Swift     thread        2   100 µs   200 µs   300 µs   400 µs   500 µs
          → fastest: Swift thread 1.64× (1.60 – 1.70)
          Noise: the same cell measured twice may differ by 1.0%; only differences above 2.0% count.
        """)
  }

  private func amounts(_ values: [String: Double]) -> [String: ComparedAmount] {
    values.mapValues { ComparedAmount(median: $0, low: $0, high: $0) }
  }

  @Test func `of the heap's memory there are metrics and no comparison of times`() {
    var draft = ReportDraft(workload: "memory", size: 512 << 20)
    draft.add(.python, "process-fork", workers: 2, python: "3.13.0", wall: 0.2) {
      $0.metrics = amounts([
        "heapBytes": 530e6, "startedBytes": 8e6, "touchedBytes": 900e6, "collectedBytes": 950e6,
        "frozenTouchedBytes": -1e6, "frozenCollectedBytes": 9e6,
      ])
      ($0.speedup, $0.verdict) = (nil, nil)
    }
    draft.add(.python, "process-pool", workers: 2, python: "3.13.0", .crashed, "SIGKILL")
    draft.add(.python, "process-spawn", workers: 2, python: "3.13.0", wall: 0.3) {
      $0.metrics = amounts(["heapBytes": 530e6])
      ($0.speedup, $0.verdict) = (nil, nil)
    }
    #expect(
      text(draft.report, columns: 100) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42
        Python is 3.13.0 (/opt/3.13.0/bin/python3)

        memory, 512 MiB of the parent's heap: A parent with a heap of that many bytes in small objects
        starts workers that touch it.
          heap: the parent before it starts any worker (PSS); started: more memory of all processes once the
          workers have started (PSS); collected: the same once each worker has run a garbage collection;
          touched: the same once each worker has then read every object; frozen collected: as collected,
          with gc.freeze() before the start; frozen touched: as touched, with gc.freeze() before the start
          language  model          workers     heap   started  collected  touched  frozen collected
          Python    process-fork         2  505 MiB  7.63 MiB    906 MiB  858 MiB          8.58 MiB
          Python    process-spawn        2  505 MiB         –          –        –                 –
          language  model          workers  frozen touched
          Python    process-fork         2        −977 KiB
          Python    process-spawn        2               –
          language  model         workers
          Python    process-pool        2  crashed: SIGKILL
        """)
  }

  @Test func `a workload's own figures, doubts, and an early end are told below`() {
    var draft = ReportDraft(workload: "spawn", size: 50)
    draft.add(.python, "thread", workers: 0, python: "3.13.0", wall: 0.2, verdict: .baseline) {
      $0.metrics = amounts(["createOneSeconds": 0.0001, "memoryOneBytes": 20e3])
    }
    draft.addFloor(0.001)
    draft.add(.python, "process-fork", workers: 0, python: "3.13.0", wall: 0.3, speedUp: (0.7, 0.5, 1.01)) {
      $0.metrics = amounts(["createOneSeconds": 0.0011, "memoryOneBytes": 2e6])
      ($0.failedSamples, $0.reason) = (3, "3 of 20 samples crashed: SIGKILL")
      ($0.secondOpinion, $0.pValue) = (.disagrees, 0.0132)
    }
    draft.add(.swift, "thread", workers: 0, wall: 0.1, speedUp: (2, 1.9, 2.1)) { $0.baseline?.model = "process-fork" }
    var report = draft.report
    report.interrupted = true
    report.contaminatedBlocks = [3, 4, 9].map { ContaminatedBlock(block: $0, reason: "others took 31% of the machine") }
    #expect(
      text(report, columns: 100) == """

        gillab compare
        run 20261122-231500-4f2a, 2 cores, Zen, Linux 6.1.0, a virtual machine, 20 blocks, seed 42
        Python is 3.13.0 (/opt/3.13.0/bin/python3)

        spawn, 50 units created: Creates that many units that do nothing, and joins them.
          speed-up over Python thread
          language  model           wall             speed-up      CPU    memory  verdict
          Python    thread        200 ms                1.00×   196 ms  12.0 MiB  baseline
          Python    process-fork  300 ms  0.70× (0.50 – 1.01)   294 ms  12.0 MiB  inconclusive
          Swift     thread        100 ms  2.00× (1.90 – 2.10)  98.0 ms  12.0 MiB  inconclusive
          create one: creating and joining one; memory one: memory that one more unit takes while it lives
          (PSS)
          language  model         create one  memory one
          Python    thread            100 µs    19.5 KiB
          Python    process-fork     1.10 ms    1.91 MiB
          → no model is faster than thread beyond doubt
          Noise: the same cell measured twice may differ by 0.1%; only differences above 2.0% count.
          Not measured twice in six blocks: Python process-fork. What is compared with it has no verdict, as
            its noise is unknown.
          The machine was too noisy to tell: Python process-fork. Measure longer (--budget), or when less
            else is running.
          Wilcoxon's signed-rank test sees it otherwise: Python process-fork is inconclusive, p = 0.013.
          Python process-fork: 3 of 20 samples crashed: SIGKILL.

        In doubt, though they count: 3 of 20 blocks: others took 31% of the machine (4, 5, 10).
        Not finished: this is what was measured until then. `gillab compare --resume` goes on with it.
        """)
  }

  @Test func `few blocks, the same compared with itself, and nothing measured are said in so many words`() {
    var draft = ReportDraft()
    draft.add(.swift, "serial", wall: 0.1, verdict: .baseline)
    draft.add(.swift, "serial", wall: 0.1, speedUp: (1.01, 0.99, 1.03)) {
      $0.speedup?.confidence = 0.875
      $0.speedup?.blocks = 4
    }
    var report = draft.report
    report.aa = SelfComparison(worstRatioError: 0.0102, comparisons: 1, falseVerdicts: 0)
    #expect(
      text(report, columns: 200).split(separator: "\n").suffix(3) == [
        "  No baseline was measured twice in six blocks, so the noise is unknown and there is no verdict.",
        "  4 blocks cannot give a verdict: their intervals hold the truth 87.5 times in 100 for sure, and 95 need 6 blocks. "
          + "Give it more time (--budget).",
        "All cells are the same: their ratios are wrong by at most 1.0%, and 0 of 1 verdict found a difference.",
      ])
  }

  @Test func `one block has no interval at all`() {
    var draft = ReportDraft()
    draft.add(.swift, "serial", wall: 0.1, verdict: .baseline)
    draft.add(.swift, "thread", wall: 0.1, speedUp: (1.01, 1.01, 1.01)) {
      $0.speedup?.confidence = 0
      $0.speedup?.blocks = 1
    }
    #expect(
      text(draft.report, columns: 200).contains(
        "One block has no interval, and so no verdict: 95% need 6 blocks. Give it more time (--budget)."))
  }

  @Test func `a workload of which nothing was measured still has its heading`() {
    let lines = text(ReportDraft().report, columns: 200).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].hasPrefix("cpu.pure, 20,000 iterations a unit: "))
  }

  @Test(arguments: [80, 100, 120, 160])
  func `no line is wider than the terminal`(columns: Int) {
    var drafts = [computing]
    for workload in WorkloadCatalog.all {
      var draft = ReportDraft(workload: workload.id, size: workload.defaultSizes[0])
      for python in ["3.13.5t", "3.11.7"] {
        draft.add(.python, "serial", python: python, wall: 0.1, efficiency: 1, verdict: .baseline)
        for model in PythonModel.allCases {
          draft.add(
            .python, model.rawValue, workers: 10_000, python: python, wall: 0.123, speedUp: (1234, 1111, 1333),
            efficiency: 0.01, verdict: .faster
          ) {
            $0.latency = ProbeLatency(count: 1, p50: 0.123, p90: 0.123, p99: 0.123, p999: 0.123, max: 0.123)
            for metric in workload.metrics {
              $0.metrics[metric.name] = ComparedAmount(median: 123_456_789, low: 1, high: 2)
            }
            ($0.secondOpinion, $0.pValue) = (.disagrees, 0.5)
          }
        }
        draft.add(
          .python, "thread", workers: 3, python: python, .failed, String(repeating: "a long reason ", count: 20))
        draft.addFloor(0.3)
      }
      drafts.append(draft)
    }
    for draft in drafts {
      for line in text(draft.report, columns: columns).split(separator: "\n") {
        #expect(line.displayWidth <= columns, "\(line)")
      }
    }
  }
}
