import FoundationEssentials
import Glibc
import Interpreters
import Subprocess
import SystemPackage
import Testing
import Workloads

@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct ProbeCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func probe(_ arguments: [String]) async throws -> Ended {
    try await run(gillab, ["probe"] + arguments, in: folder.path)
  }

  @Test func `standard output is the JSON alone, and every key is there, with null where there is no value`()
    async throws
  {
    let python = try await Pythons.one
    let ended = try await probe([
      "--only", "handoff", "--quick", "--seed", "7", "--json", "-", "--python", python.executable,
    ])
    #expect(ended.status == "exit 0")
    var json = ended.stdout
    json.replace(#/"(status|reason)" : .*/#) { "\"\($0.output.1)\" : TOLD" + ($0.output.0.hasSuffix(",") ? "," : "") }
    json.replace(#/"(low|high|median|load\w+)" : [0-9.e+-]+/#) { "\"\($0.output.1)\" : NUMBER" }
    json.replace(#/"(cores|kernel|processor)" : [^,\n]+/#) { "\"\($0.output.1)\" : HOST" }
    json.replace(python.executable, with: "EXECUTABLE")
    json.replace(python.version, with: "VERSION")
    #expect(json == Self.contract)
    #expect(ended.stderr == "[1/8] block 1\n[5/8] block 2\n")
  }

  @Test func `a report that was written reads as it was`() async throws {
    let python = try await Pythons.one.executable
    let arguments = ["--only", "latency,ping", "--threads", "0,1", "--quick", "--json", "out.json", "--python", python]
    let ended = try await probe(arguments)
    #expect(ended.status == "exit 0")
    #expect(ended.stdout.contains("\nlatency: "))
    #expect(ended.stdout.contains("\nping: "))
    let data = try Data(contentsOf: URL(filePath: folder.path + "/out.json"))
    let report = try JSONDecoder().decode(ProbeReport.self, from: data)
    #expect(report.schema == "gillab.probe/1")
    #expect(try JSONDecoder().decode(ProbeReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test(arguments: [
    (["--only", "pong"], "--only pong: it must be one or more of latency,throughput,ping,bandwidth,handoff,sweep"),
    (["--only", ""], "--only : it must be one or more of latency,throughput,ping,bandwidth,handoff,sweep"),
    (["--threads", "1,-1"], "--threads 1,-1: it must be numbers from 0 to 64, separated by commas"),
    (["--threads", "65"], "--threads 65: it must be numbers from 0 to 64, separated by commas"),
    (["--threads", "1,,2"], "--threads 1,,2: it must be numbers from 0 to 64, separated by commas"),
    (["--budget", "0"], "--budget 0.0: it must be from 1 to 86400 seconds"),
    (["--budget", "nan"], "--budget nan: it must be from 1 to 86400 seconds"),
    (["--budget", "5", "--quick"], "--budget 5.0: --quick has its own; leave one of them out"),
    (["--seed", "-1"], "The value '-1' is invalid for '--seed <seed>'"),
    (["--json", "missing/out.json"], "--json missing/out.json: No such file or directory; name a file in a folder"),
    (["--python", "/missing/python"], "/missing/python"),
  ])
  func `a bad value is refused before anything runs, by its flag, value and range`(
    arguments: [String], message: String
  ) async throws {
    let ended = try await probe(arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stdout == "")
    #expect(ended.stderr.hasPrefix("gillab: \(message)"))
  }

  /// As `kill` sends it, to one process, and as a terminal does, to all of them.
  @Test(arguments: [false, true])
  func `Ctrl-C prints what was measured so far, and leaves nothing behind`(isTerminal: Bool) async throws {
    let temporary = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    var options = PlatformOptions()
    options.processGroupID = 0
    let python = try await Pythons.one.executable
    let ended = try await Subprocess.run(
      .path(FilePath(gillab)),
      arguments: [
        "probe", "--only", "latency,handoff", "--budget", "600", "--json", "\(folder.path)/out.json", "--python",
        python,
      ],
      environment: .inherit.updating(["TMPDIR": temporary]), platformOptions: options, input: .none,
      output: .string(limit: 1 << 20), error: .discarded
    ) { execution in
      let process = pid_t(execution.processIdentifier.value)
      // A few runs are over once so many processes of it have come and gone.
      for _ in 0..<500 where (try? runs(in: temporary)) != true { try await Task.sleep(for: .milliseconds(20)) }
      try await Task.sleep(for: .milliseconds(1500))
      #expect(kill(isTerminal ? -process : process, SIGINT) == 0)
    }
    #expect(ended.terminationStatus == .signaled(SIGINT))
    #expect(ended.standardOutput.contains("\nInterrupted: this is what was measured until then"))
    let data = try Data(contentsOf: URL(filePath: folder.path + "/out.json"))
    let report = try JSONDecoder().decode(ProbeReport.self, from: data)
    #expect(report.interrupted)
    let conditions = report.pythons.flatMap(\.probes).flatMap(\.conditions)
    #expect(conditions.contains { $0.blocks > 0 })
    #expect(conditions.allSatisfy { ![.failed, .crashed, .timeout].contains($0.status) })
    // The supervisor sees within a moment that its lab has gone; how long a moment is, is the machine's business.
    for _ in 0..<500 where !(processes(of: temporary).isEmpty && isEmpty(temporary)) {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(processes(of: temporary) == [])
    #expect(isEmpty(temporary))
  }

  private func runs(in temporary: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: temporary).contains { folder in
      try !FileManager.default.contentsOfDirectory(atPath: "\(temporary)/\(folder)").isEmpty
    }
  }

  private func isEmpty(_ folder: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) == []
  }

  /// The living processes that have the folder in their environment.
  private func processes(of temporary: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { process in
      guard Int(process) != nil, let environment = RunFile.read("/proc/\(process)/environ") else { return false }
      return String(decoding: environment, as: UTF8.self).split(separator: "\0").contains("TMPDIR=\(temporary)")
    }
  }

  private static let contract = #"""
    {
      "blocks" : 2,
      "budgetSeconds" : 20,
      "host" : {
        "cores" : HOST,
        "kernel" : HOST,
        "loadAtBegin" : NUMBER,
        "loadAtEnd" : NUMBER,
        "processor" : HOST
      },
      "interrupted" : false,
      "pythons" : [
        {
          "executable" : "EXECUTABLE",
          "gilEnabled" : true,
          "probes" : [
            {
              "conditions" : [
                {
                  "blocks" : 2,
                  "language" : "python",
                  "latency" : null,
                  "measure" : "handoff",
                  "rate" : {
                    "high" : NUMBER,
                    "low" : NUMBER,
                    "median" : NUMBER,
                    "timesOneThread" : null,
                    "unit" : "secondsPerHandoff"
                  },
                  "reason" : TOLD,
                  "status" : TOLD,
                  "switchIntervalSeconds" : 0.005,
                  "threads" : 2
                },
                {
                  "blocks" : 2,
                  "language" : "python",
                  "latency" : null,
                  "measure" : "uncontended",
                  "rate" : {
                    "high" : NUMBER,
                    "low" : NUMBER,
                    "median" : NUMBER,
                    "timesOneThread" : null,
                    "unit" : "secondsPerAcquisition"
                  },
                  "reason" : TOLD,
                  "status" : TOLD,
                  "switchIntervalSeconds" : 0.005,
                  "threads" : 1
                },
                {
                  "blocks" : 2,
                  "language" : "swift",
                  "latency" : null,
                  "measure" : "handoff",
                  "rate" : {
                    "high" : NUMBER,
                    "low" : NUMBER,
                    "median" : NUMBER,
                    "timesOneThread" : null,
                    "unit" : "secondsPerHandoff"
                  },
                  "reason" : TOLD,
                  "status" : TOLD,
                  "switchIntervalSeconds" : null,
                  "threads" : 2
                },
                {
                  "blocks" : 2,
                  "language" : "swift",
                  "latency" : null,
                  "measure" : "uncontended",
                  "rate" : {
                    "high" : NUMBER,
                    "low" : NUMBER,
                    "median" : NUMBER,
                    "timesOneThread" : null,
                    "unit" : "secondsPerAcquisition"
                  },
                  "reason" : TOLD,
                  "status" : TOLD,
                  "switchIntervalSeconds" : null,
                  "threads" : 1
                }
              ],
              "probe" : "handoff"
            }
          ],
          "version" : "VERSION"
        }
      ],
      "schema" : "gillab.probe/1",
      "seed" : 7
    }

    """#
}
