import FoundationEssentials
import Testing
import Workloads

/// `gillab diff` on runs whose figures are known.
struct DiffCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var store: String { folder.path + "/results.sqlite" }

  private func diff(_ arguments: String...) async throws -> Ended {
    try await run(gillab, ["diff"] + arguments + ["--store", store], in: folder.path, ["TZ": "UTC"])
  }

  private func report(_ before: KnownRun, _ after: KnownRun) async throws -> RunDiff {
    try before.keep(in: store)
    try after.keep(in: store)
    let ended = try await diff(before.id, after.id, "--json")
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    #expect(ended.stderr == "")
    return try JSONDecoder().decode(RunDiff.self, from: Data(ended.stdout.utf8))
  }

  private func known(_ id: String, _ fill: (inout KnownRun) -> Void) -> KnownRun {
    var run = KnownRun(id: id)
    fill(&run)
    return run
  }

  @Test func `a difference is told by its direction, and its size with an interval around it`() async throws {
    let python = KnownRun.python("3.13.0")
    let before = known("before") {
      $0.add("serial", python: python, units: 10, KnownRun.about(0.010))
      $0.add("serial", python: python, isNullTwin: true, KnownRun.about(0.010))
      $0.add("thread", KnownRun.about(0.010))
      $0.add("task", KnownRun.about(0.010))
    }
    let after = known("after") {
      // The pilot chose another number of units: what counts is one unit.
      $0.add("serial", python: python, units: 1000, KnownRun.about(0.008))
      $0.add("serial", python: python, isNullTwin: true, KnownRun.about(0.008))
      $0.add("thread", KnownRun.about(0.020))
      $0.add("task", KnownRun.about(0.0101))
    }
    let report = try await report(before, after)
    #expect(report.schema == "gillab.diff/1")
    #expect(report.pairs.map(\.cell.model) == ["serial", "thread", "task"])
    #expect(report.pairs.map(\.verdict) == [.faster, .slower, .inconclusive])
    #expect(report.pairs[0].cell.python == "3.13.0")
    for (pair, expected) in zip(report.pairs, [1.25, 0.5, 1 / 1.01]) {
      #expect(abs(pair.speedup.estimate / expected - 1) < 1e-9)
      #expect(pair.speedup.low < expected && expected < pair.speedup.high)
      #expect(pair.speedup.high / pair.speedup.low < 1.01)
      #expect(pair.baseline.samples == 10 && pair.candidate.samples == 10)
      #expect(pair.reason == nil)
    }
    #expect(abs(report.pairs[0].candidate.secondsPerUnit / 0.008 - 1) < 1e-3)
    #expect(report.unpaired.isEmpty)
    #expect(report.differences.isEmpty)
    #expect(report.threshold == 0.02)
  }

  @Test func `what the null twins' noise may explain is inconclusive`() async throws {
    let noisy = (0..<10).map { 0.010 * ($0 % 2 == 0 ? 1.3 : 0.8) }
    let before = known("before") {
      $0.add("serial", KnownRun.about(0.010))
      $0.add("serial", isNullTwin: true, noisy)
    }
    let after = known("after") {
      $0.add("serial", KnownRun.about(0.009))
      $0.add("serial", isNullTwin: true, KnownRun.about(0.009))
    }
    let report = try await report(before, after)
    #expect(try #require(report.baseline.noiseFloor) > 0.2)
    #expect(report.candidate.noiseFloor == 0)
    #expect(report.noiseFloor == report.baseline.noiseFloor)
    #expect(report.pairs[0].noiseFloor == report.baseline.noiseFloor)
    #expect(report.pairs[0].reason == nil)
    #expect(report.pairs.map(\.verdict) == [.inconclusive])
    #expect(report.pairs[0].speedup.low > 1.1)
  }

  @Test func `each cell is judged by the noise of its own workload, size and interpreter, in both runs`() async throws {
    let noisy = (0..<10).map { 0.010 * ($0 % 2 == 0 ? 1.3 : 0.8) }
    let quiet = KnownRun.about(0.010)
    func fill(_ run: inout KnownRun, _ factor: Double, lastTwin: Bool) {
      let seconds = quiet.map { $0 * factor }
      for (version, size, twin) in [
        ("3.13.0", 10, quiet), ("3.13.0", 20, noisy), ("3.9.18", 10, noisy), ("3.9.18", 20, quiet),
      ] {
        let python = KnownRun.python(version)
        run.add("serial", python: python, size: size, seconds)
        guard lastTwin || (version, size) != ("3.9.18", 20) else { continue }
        run.add("serial", python: python, size: size, isNullTwin: true, twin.map { $0 * factor })
      }
      // Compared with the first Python's within its run.
      run.add("thread", size: 10, seconds)
      run.add("thread", size: 20, seconds)
    }
    let before = known("before") { fill(&$0, 1, lastTwin: true) }
    let after = known("after") { fill(&$0, 0.9, lastTwin: false) }
    let pairs = try await report(before, after).pairs
    #expect(
      pairs.map(\.verdict) == [.faster, .inconclusive, .inconclusive, .inconclusive, .faster, .inconclusive])
    #expect(pairs.map { $0.noiseFloor.map { $0 > 0.1 } } == [false, true, true, nil, false, true])
    #expect(pairs.map(\.reason) == [nil, nil, nil, "after has no null twin to judge it by", nil, nil])
    let text = try await diff("before", "after").stdout
    #expect(text.contains("beyond the threshold, 2.0%, and beyond both runs' noise floors for the cell, 0% to "))
  }

  @Test func `few samples give no verdict`() async throws {
    let before = known("before") { $0.add("serial", [0.01, 0.01, 0.01, 0.01, 0.01]) }
    let after = known("after") { $0.add("serial", KnownRun.about(0.005)) }
    let pairs = try await report(before, after).pairs
    #expect(pairs.map(\.verdict) == [.inconclusive])
    #expect(pairs.map(\.reason) == ["5 samples are too few; six of each are needed"])
  }

  @Test func `only like is compared with like`() async throws {
    let python = KnownRun.python("3.13.0")
    let seconds = KnownRun.about(0.01)
    let before = known("before") {
      $0.add("serial", python: python, seconds)
      $0.add("serial", python: KnownRun.python("3.12.1"), seconds)
      $0.add("thread", python: python, workers: 4, seconds)
      $0.add("thread", size: 10, seconds)
      $0.add("task", seconds)
      $0.add("process", status: .crashed, reason: "signal 11", seconds)
    }
    let after = known("after") {
      $0.add("thread", python: python, workers: 2, seconds)
      $0.add("serial", seconds)
      $0.add("serial", python: python, seconds)
      $0.add("thread", size: 20, seconds)
      $0.add("task", of: "race", seconds)
      $0.add("process", seconds)
    }
    let report = try await report(before, after)
    #expect(report.pairs.map(\.cell) == [DiffCell(before.cells[0].cell, plan: before.stored.record.plan)])
    #expect(
      report.unpaired.map(\.reason) == [
        "only before has it", "only before has it", "only before has it", "only before has it",
        "before has it as crashed: signal 11", "only after has it", "only after has it", "only after has it",
        "only after has it",
      ])
  }

  @Test func `several interpreters of one version go with their own executables`() async throws {
    func build(_ executable: String) -> PythonBuild {
      var python = KnownRun.python("3.13.0")
      python.executable = executable
      return python
    }
    let before = known("before") {
      $0.add("serial", python: build("/a"), KnownRun.about(1))
      $0.add("serial", python: build("/b"), KnownRun.about(2))
      $0.add("serial", python: build("/c"), KnownRun.about(3))
    }
    var after = known("after") {
      $0.add("serial", python: build("/b"), KnownRun.about(2))
      $0.add("serial", python: build("/a"), KnownRun.about(1))
      $0.add("serial", python: build("/moved"), KnownRun.about(3))
    }
    let report = try await report(before, after)
    #expect(report.pairs.map { ($0.speedup.estimate * 1000).rounded() } == [1000, 1000, 1000])
    after.id = "ambiguous"
    after.add("serial", python: build("/other"), KnownRun.about(3))
    let ambiguous = try await self.report(known("again") { $0.cells = before.cells }, after)
    #expect(ambiguous.pairs.count == 2)
    let reason = "several interpreters have this version, and none is in both runs"
    #expect(ambiguous.unpaired.map(\.reason) == [reason, reason, reason])
  }

  @Test func `a variable of Python's that was another is told`() async throws {
    func told(_ old: [String: String]?, _ new: [String: String]?) async throws -> [String] {
      try? FileManager.default.removeItem(atPath: store)
      var (before, after) = (known("before") { $0.add("serial", [0.1]) }, known("after") { $0.add("serial", [0.1]) })
      before.variables = old
      after.variables = new
      return try await report(before, after).differences.map {
        "\($0.subject): \($0.baseline ?? "unknown") \($0.candidate ?? "unknown")"
      }
    }
    #expect(
      try await told(["PYTHON_GIL": "1", "PYTHONPATH": "/a"], ["PYTHONPATH": "/b"]) == [
        "PYTHONPATH: /a /b", "PYTHON_GIL: 1 not set",
      ])
    #expect(try await told(["PYTHON_GIL": "1"], ["PYTHON_GIL": "1"]) == [])
    #expect(try await told(nil, ["PYTHON_GIL": "1"]) == ["PYTHON_GIL: unknown 1"])
  }

  @Test func `a table has what changed, what could not be compared and what else was different`() async throws {
    let seconds = KnownRun.about(0.01)
    var before = known("20261121-101500-aaaa") {
      $0.add("serial", python: KnownRun.python("3.13.0"), workers: 1, KnownRun.about(0.012))
      $0.add("serial", python: KnownRun.python("3.13.0"), workers: 1, isNullTwin: true, KnownRun.about(0.012))
      $0.add("task", of: "fanout", workers: 0, size: 1000, seconds)
      $0.add("thread", of: "io.file", workers: 16, seconds)
    }
    before.startedAt = 1_795_256_100
    before.contaminated = [2, 3, 4]
    before.host.governor = "powersave"
    try before.keep(in: store)
    var after = known("20261122-231500-4f2a") {
      $0.add("serial", python: KnownRun.python("3.13.0", bytes: 7_000_000), workers: 1, KnownRun.about(0.010))
      $0.add(
        "serial", python: KnownRun.python("3.13.0", bytes: 7_000_000), workers: 1, isNullTwin: true,
        KnownRun.about(0.010))
      $0.add("task", of: "fanout", workers: 0, size: 1000, seconds)
    }
    after.state = .interrupted
    after.host.name = "desk"
    after.host.cores = 4
    after.host.kernel = "6.12.0"
    after.commit = "fd1acd7"
    try after.keep(in: store)
    let ended = try await diff("20261121", "latest")
    #expect(
      ended.stdout == """
        before  20261121-101500-aaaa  2026-11-21 10:15, 10 blocks
        after   20261122-231500-4f2a  2026-11-22 23:15, 10 blocks

        workload   size  language       model   workers   before    after  speed-up             verdict
        cpu.pure  20000  Python 3.13.0  serial        1  12.0 ms  10.0 ms  1.20× (1.20 – 1.20)  faster
        fanout     1000  Swift          task             10.0 ms  10.0 ms  1.00× (1.00 – 1.00)  inconclusive: neither run has a null twin to judge it by

        Not compared:
          io.file[20000] Swift thread ×16: only 20261121-101500-aaaa has it

        What else may explain a difference:
          20261121-101500-aaaa: 3 of 10 blocks are in doubt; they count
          20261122-231500-4f2a is not finished: it has 10 blocks
          host: bench before, desk after
          cores: 2 before, 4 after
          kernel: 6.1.0 before, 6.12.0 after
          frequency governor: powersave before, unknown after
          gillab commit: 4fa02d6 before, fd1acd7 after
          library of Python 3.13.0: /opt/3.13.0/lib/libpython3.so, 6000000 bytes, of 2023-11-14T22:13:20Z before, \
        /opt/3.13.0/lib/libpython3.so, 7000000 bytes, of 2023-11-14T22:13:20Z after

        before and after: median seconds of a unit; speed-up: before / after, with 95% confidence.
        A verdict needs the whole interval beyond the threshold, 2.0%, and beyond both runs' noise floors for the cell, 0%.
        What the machine did at the time of either run is in the speed-up.

        """)
    #expect(ended.stderr == "")
    #expect(ended.status == "exit 0")
  }

  @Test func `runs that cannot be compared are explained`() async throws {
    try known("20261121-101500-aaaa") { $0.add("serial", [0.1]) }.keep(in: store)
    try known("20261121-231500-4f2a") { $0.add("task", [0.1]) }.keep(in: store)
    for (arguments, message) in [
      (
        ["20261121-10", "20261121-101500-aaaa"],
        "20261121-10 and 20261121-101500-aaaa: both are 20261121-101500-aaaa; name two runs\n"
      ),
      (
        ["latest", "20261121-101500-aaab"],
        "20261121-101500-aaab: \(store) has no such run; nearest are 20261121-101500-aaaa, 20261121-231500-4f2a, and "
          + "gillab runs lists all\n"
      ),
      (
        ["2026", "latest"],
        "2026: several runs begin like this: 20261121-231500-4f2a, 20261121-101500-aaaa; write more of the name\n"
      ),
    ] {
      let ended = try await diff(arguments[0], arguments[1])
      #expect(ended == Ended(status: "exit 2", stdout: "", stderr: "gillab: " + message))
    }
    let ended = try await diff("20261121-1", "20261121-2")
    #expect(ended.status == "exit 0")
    #expect(ended.stdout.contains("The runs have nothing in common to compare.\n"))
    #expect(ended.stdout.contains("No cell has a null twin in both runs, so their noise is unknown"))
  }

  @Test func `a cell that turned wrong has no figure, nor has one that failed in half of its samples`() async throws {
    let seconds = KnownRun.about(0.01)
    var before = known("before") {
      $0.add("serial", seconds)
      $0.add("thread", seconds)
      $0.add("task", seconds)
    }
    before.failures = [1: (.wrong, [7]), 2: (.crashed, [0, 2, 4, 6, 8])]
    let after = known("after") {
      for model in ["serial", "thread", "task"] { $0.add(model, seconds) }
    }
    let report = try await report(before, after)
    #expect(report.pairs.map(\.cell.model) == ["serial"])
    #expect(report.unpaired.map(\.reason) == ["before has it as wrong: block 7", "before has it as crashed: block 0"])
  }

  @Test func `only cells whose server answered after the same time are alike`() async throws {
    var before = known("before") {
      $0.add("serial", of: "io.tcp", KnownRun.about(0.01))
      $0.add("serial", KnownRun.about(0.01))
    }
    before.serverDelayMicroseconds = 5000
    let after = known("after") { $0.cells = before.cells }
    let report = try await report(before, after)
    #expect(report.pairs.map(\.cell.workload) == ["cpu.pure"])
    #expect(report.unpaired.map(\.cell.serverDelayMicroseconds) == [5000, 2000])
    let text = try await diff("before", "after").stdout
    #expect(text.contains("  io.tcp (server 5.00 ms)[20000] Swift serial ×2: only before has it\n"))
    #expect(text.contains("  io.tcp[20000] Swift serial ×2: only after has it\n"))
  }

  @Test func `where nothing was measured twice there is no verdict, and that is said`() async throws {
    let before = known("before") { $0.add("serial", KnownRun.about(0.01)) }
    let after = known("after") { $0.add("serial", KnownRun.about(0.001)) }
    let pairs = try await report(before, after).pairs
    #expect(pairs.map(\.verdict) == [.inconclusive])
    #expect(pairs.map(\.reason) == ["neither run has a null twin to judge it by"])
  }
}
