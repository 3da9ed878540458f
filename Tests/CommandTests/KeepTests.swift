import FoundationEssentials
import Glibc
import Store
import Subprocess
import SystemPackage
import Testing
import Workloads

/// `--keep` and `--store` of the commands whose result need not be kept, and how kept results are seen again.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct KeepTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var store: String { folder.path + "/results.sqlite" }

  private func gillab(_ arguments: [String], _ changes: [String: String?] = [:]) async throws -> Ended {
    try await run(
      CommandTests.gillab, arguments, in: folder.path,
      changes.merging(["TZ": "UTC", "XDG_DATA_HOME": folder.path]) { first, _ in first })
  }

  private func one(_ kind: ResultRecord.Kind) throws -> KeptResult {
    let kept = try ResultStore(path: store, access: .read)
    let record = try #require(try kept.results(kind).first)
    #expect(try kept.results().count == 1)
    return try #require(try kept.result(named: record.name))
  }

  @Test func `a verification is kept as it was printed, with what it was measured by`() async throws {
    let python = try await Pythons.one
    let document = try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let arguments = ["verify", document, "--python", python.executable, "--store", store, "--json", "-"]
    let ended = try await gillab(arguments)
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    let result = try one(.verification)
    #expect(ended.stderr.contains("gillab: kept as \(result.record.name): gillab show \(result.record.name)\n"))
    #expect(result.record.command == ["gillab"] + arguments)
    #expect(result.record.schema == "gillab.verify/1")
    #expect(result.record.pythons.map(\.executable) == [python.executable])
    #expect(result.record.pythons.allSatisfy { $0.libraryBytes > 0 })
    #expect(result.record.program.gillab.count == 64)
    let decoder = JSONDecoder()
    let printed = try decoder.decode(VerificationReport.self, from: Data(ended.stdout.utf8))
    #expect(try decoder.decode(VerificationReport.self, from: Data(result.document.utf8)) == printed)
    let shown = try await gillab(["show", result.record.name, "--store", store])
    #expect(shown.status == "exit 0", "\(shown.stderr)")
    #expect(shown.stdout.contains("block-1"))
    let json = try await gillab(["show", result.record.name, "--store", store, "--json", "-"])
    #expect(json.stdout == result.document + "\n")
    let runs = try await gillab(["runs", "--store", store])
    #expect(runs.stdout.hasPrefix("The store has no run yet.\n\nresult "))
    #expect(runs.stdout.contains("  verification  \(python.version)  "))
    let listing = try await gillab(["runs", "--store", store, "--json"])
    #expect(try decoder.decode(RunListing.self, from: Data(listing.stdout.utf8)).results == [result.record])
  }

  @Test func `nothing is kept unless asked for, and with --keep in the standard place`() async throws {
    let python = try await Pythons.one.executable
    let document = try folder.file("guide.md", "```python\nprint(1)\n```\n")
    _ = try await gillab(["verify", document, "--python", python])
    #expect(folder.entries == ["guide.md"])
    _ = try await gillab(["verify", document, "--python", python, "--keep"])
    let kept = try ResultStore(path: folder.path + "/gillab/results.sqlite", access: .read)
    #expect(try kept.results().map(\.kind) == [.verification])
  }

  @Test func `of a trace a time line is kept`() async throws {
    let python = try await Pythons.one
    let program = "import threading as t\nt.Thread(target=lambda: sum(range(2_000_000))).start()\nsum(range(2_000_000))"
    let ended = try await gillab(["trace", "--python", python.executable, "--store", store, "-c", program])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    let result = try one(.timeline)
    let timeline = try JSONDecoder().decode(GILTimeline.self, from: Data(result.document.utf8))
    #expect(timeline.program == ["-c", program])
    #expect(timeline.pythonExecutable == python.executable)
    #expect(timeline.threads.contains { !$0.holds.isEmpty })
    #expect(timeline.toSeconds - timeline.fromSeconds <= 0.2501)
    let spans = timeline.threads.flatMap { $0.holds + $0.waits }
    #expect(spans.allSatisfy { timeline.fromSeconds <= $0[0] && $0[0] < $0[1] && $0[1] <= timeline.toSeconds })
    let shown = try await gillab(["show", result.record.name, "--store", store])
    #expect(shown.stdout.contains("holds the GIL"), "\(shown.stderr)")
  }

  @Test func `what a result rests on is kept with it: Python files, variables, expectations, a script's bytes`()
    async throws
  {
    let python = try await Pythons.one.executable
    let variables = ["PYTHON_GIL": "1", "PYTHONHASHSEED": "7", "PYTHONPATH": nil]
    let document = try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let yaml = "blocks: [{block: block-1, exitCode: 0}]"
    try folder.file("guide.expect.yaml", yaml)
    let verified = try await gillab(["verify", document, "--python", python, "--store", store], variables)
    #expect(verified.status == "exit 0", "\(verified.stderr)")
    let kept = try ResultStore(path: store, access: .read)
    let program = try #require(try kept.results(.verification).first).program
    #expect(program.isWhole)
    #expect(program.otherPython?["witness"]?.count == 64)
    #expect(program.variables == ["PYTHON_GIL": "1"], "a block is not given the others")
    let result = try #require(try kept.latest(.verification) { _ in true })
    let verification = try JSONDecoder().decode(VerificationReport.self, from: Data(result.document.utf8))
    #expect(verification.documents[0].expectationsSHA256?.count == 64)
    #expect(verification.documents[0].expectationsSHA256 != verification.documents[0].sha256)

    try folder.file("busy.py", "sum(range(1_000_000))\n")
    let traced = try await gillab(["trace", "--python", python, "--store", store, "busy.py"], variables)
    #expect(traced.status == "exit 0", "\(traced.stderr)")
    let trace = try #require(try kept.latest(.timeline) { _ in true })
    let own = trace.record.program.variables?.filter {
      ["PYTHON_GIL", "PYTHONHASHSEED", "PYTHONPATH"].contains($0.key)
    }
    #expect(own == ["PYTHON_GIL": "1", "PYTHONHASHSEED": "7"], "a traced program has all of them")
    let timeline = try JSONDecoder().decode(GILTimeline.self, from: Data(trace.document.utf8))
    #expect(timeline.program == ["busy.py"])
    let resolved = try #require(realpath(folder.path, nil))
    defer { free(resolved) }
    #expect(timeline.script?.path == String(cString: resolved) + "/busy.py")
    #expect(timeline.script?.sha256.count == 64)
  }

  @Test func `a trace that was interrupted is not kept, as it would be taken for the whole program`() async throws {
    let python = try await Pythons.one.executable
    let ready = folder.path + "/ready"
    let program = "import time\nopen('\(ready)', 'w').close()\nwhile True: time.sleep(0.01)"
    let arguments = ["trace", "--python", python, "--store", store, "-c", program]
    let ended = try await Subprocess.run(
      .path(FilePath(CommandTests.gillab)), arguments: Arguments(arguments), input: .none, output: .discarded,
      error: .string(limit: 1_000_000)
    ) { execution in
      while access(ready, R_OK) != 0 { try await Task.sleep(for: .milliseconds(20)) }
      try execution.send(signal: .interrupt)
    }
    #expect(ended.standardError.contains("gillab: not kept, as the program was interrupted"))
    #expect(try ResultStore(path: store, access: .read).results() == [])
    let timed = try await gillab(["trace", "--python", python, "--store", store, "--duration", "0.2", "-c", program])
    #expect(timed.status == "exit 0", "\(timed.stderr)")
    #expect(try one(.timeline).record.command.contains("--duration"))
  }

  @Test func `a store that cannot be used is refused before anything runs`() async throws {
    try folder.file("results.sqlite", String(repeating: "no database\n", count: 1000))
    let python = try await Pythons.one.executable
    let document = try folder.file("guide.md", "```python\nprint(1)\n```\n")
    for arguments in [["verify", document], ["probe", "--quick"], ["breakeven"]] {
      let ended = try await gillab(arguments + ["--python", python, "--store", store])
      #expect(ended.status == "exit 2")
      #expect(ended.stderr.contains("the store is damaged (file is not a database)"))
    }
    let traced = try await gillab(["trace", "--python", python, "--store", store, "-c", "print('ran')"])
    #expect(traced.status == "exit 2")
    #expect(traced.stdout == "")
  }
}
