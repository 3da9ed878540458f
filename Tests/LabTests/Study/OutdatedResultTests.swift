import Documents
import FoundationEssentials
import Glibc
import Interpreters
import Testing
import Workloads

@testable import Lab

/// Kept results that rest on something that is another now do not count, and the report says what it is.
struct OutdatedResultTests {
  private let bench: StudyBench
  private let python: Interpreter

  init() throws {
    bench = try StudyBench()
    python = try bench.interpreter("3.13.0")
    // Something to report in any case.
    try bench.keep(run: "r", of: "cpu.pure")
  }

  private func gaps(_ kind: ReportSource.Kind, _ document: String? = nil) throws -> [String] {
    var request = bench.request([python])
    if let document { request.document = document }
    return try bench.report(request).gaps.filter { $0.kind == kind }.map(\.reason)
  }

  private func programs(_ change: (inout ProgramStamp) -> Void) -> ProgramStamp {
    var programs = StudyBench.programs
    change(&programs)
    return programs
  }

  @Test func `what rests on Python files that have changed does not count`() throws {
    let name = try bench.keep(
      bench.probe(), of: [python], programs: programs { $0.otherPython = ["probes": "00", "gone": "00"] })
    #expect(
      try gaps(.probe) == [
        "the last one, \(name), does not count: pyscripts/gone, pyscripts/probes have changed since"
      ])
  }

  @Test func `what an earlier gillab kept does not count`() throws {
    for change in [{ $0.otherPython = nil }, { $0.variables = nil }] as [(inout ProgramStamp) -> Void] {
      let name = try bench.keep(bench.probe(), of: [python], programs: programs(change))
      #expect(
        try gaps(.probe) == [
          "the last one, \(name), does not count: it was made by an earlier gillab, which did not keep all that it rests on"
        ])
    }
  }

  @Test func `what was measured under another variable of Python's does not count, and it is named`() throws {
    let name = try bench.keep(
      bench.probe(), of: [python], programs: programs { $0.variables = ["PYTHON_GIL": "1"] })
    #expect(
      try gaps(.probe) == [
        "the last one, \(name), does not count: PYTHON_GIL (1 then, not set now) has changed since"
      ])
  }

  @Test func `a variable counts only for what it reaches`() throws {
    let programs = programs { $0.variables = ["PYTHONMALLOC": "debug"] }
    try bench.keep(bench.probe(), of: [python], programs: programs)
    #expect(try gaps(.probe) == [], "a worker is not given it")
    let name = try bench.keep(CalibrationReport(pythons: []), of: [python], programs: programs)
    #expect(
      try gaps(.calibration) == [
        "the last one, \(name), does not count: PYTHONMALLOC (debug then, not set now) has changed since"
      ])
  }

  @Test func `a verification counts while the document has the same expectations`() throws {
    let text = "```python\nprint(1)\n```\n"
    let guide = bench.folder + "/guide.md"
    let expectations = bench.folder + "/guide.expect.yaml"
    func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
    func keep(at startedAt: Double) throws -> String {
      let document = try Document.load(path: guide)
      let loaded = try Expectations.load(beside: document)
      return try bench.keep(
        VerificationReport(documents: [
          DocumentReport(
            path: guide, sha256: document.bytesSHA256, expectationsSHA256: loaded?.bytesSHA256, notices: [],
            snippets: [SnippetReport(id: "block-1", line: 2, heading: nil, language: "python", sha256: "00")])
        ]), of: [python], at: startedAt)
    }
    func isMissing() throws -> Bool {
      var request = bench.request([python])
      request.document = guide
      let study = Study(
        worker: WorkerProgram(path: "/nowhere"), native: NativeProgram(path: "/nowhere"), scripts: bench.scripts,
        store: bench.store, claims: nil, stamp: bench.stamp(), lab: "/nowhere")
      return try study.missing(request, budgetSeconds: 60).contains(.verification)
    }
    try write(text, to: guide)
    let bare = try keep(at: 1)
    #expect(try gaps(.verification, guide) == [])
    #expect(try !isMissing())

    try write("blocks: [{block: block-1, exitCode: 0}]", to: expectations)
    #expect(
      try gaps(.verification, guide) == [
        "the last one, \(bare), does not count: \(expectations) was not there then"
      ])
    #expect(try isMissing())
    let first = try keep(at: 2)
    #expect(try gaps(.verification, guide) == [])

    try write("blocks: [{block: block-1, exitCode: 1}]", to: expectations)
    #expect(
      try gaps(.verification, guide) == ["the last one, \(first), does not count: \(expectations) has changed since"])
    #expect(try isMissing())

    unlink(expectations)
    #expect(try gaps(.verification, guide) == [], "it has none again, as when it was first verified")
  }

  @Test func `a time line counts while the program's script is the same`() throws {
    let path = bench.folder + "/busy.py"
    try Data("print(1)\n".utf8).write(to: URL(filePath: path))
    let words = ["-X", "dev", path, "7"]
    let script = try #require(ScriptFile(of: words))
    #expect(script.path == path)
    let name = try bench.keep(bench.timeline(words, script: script, in: python), of: [python])
    func report() throws -> ResearchReport { try bench.report(bench.request([python])) }
    #expect(try report().timelines.map(\.program) == [words])

    try Data("print(2)\n".utf8).write(to: URL(filePath: path))
    let changed = try report()
    #expect(changed.timelines == [])
    let gap = try #require(changed.gaps.last { $0.kind == .timeline })
    #expect(gap.reason == "\(name) does not count: \(path) has changed since")
    #expect(gap.command == ["gillab", "trace", "--python", python.executable, "--keep"] + words)

    try bench.keep(bench.timeline(words, script: ScriptFile(of: words), in: python, handoffs: 9), of: [python], at: 2)
    #expect(try report().timelines.map(\.handoffs) == [9])
    #expect(try !gaps(.timeline).contains { $0.contains(path) }, "it was traced again")

    unlink(path)
    #expect(try report().timelines == [])
    #expect(try !gaps(.timeline).contains { $0.contains(path) }, "nobody can trace it again")
  }

  @Test(
    arguments: [
      ("a.py 1", "a.py"), ("-c print(1) a.py", nil), ("-m timeit a.py", nil), ("-Im timeit", nil), ("- a.py", nil),
      ("-X gil=1 a.py", "a.py"), ("-Xgil=1 a.py", "a.py"), ("-OOB a.py -c", "a.py"), ("-W error -u a.py", "a.py"),
      ("-BWerror a.py", "a.py"), ("--check-hash-based-pycs never a.py", "a.py"), ("-u", nil), ("", nil),
    ] as [(String, String?)])
  func `the script is found among python's own options`(words: String, script: String?) {
    #expect(ScriptFile.script(on: words.split(separator: " ").map(String.init)) == script)
  }

  @Test func `what is no plain file has no digest`() throws {
    #expect(ScriptFile(of: [bench.folder]) == nil)
    #expect(ScriptFile(of: [bench.folder + "/missing.py"]) == nil)
    let pipe = bench.folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(ScriptFile(of: [pipe]) == nil, "and nobody waits for a writer")
  }
}
