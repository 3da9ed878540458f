import Foundation
import FoundationXML
import Interpreters
import Testing
import Workloads

/// `gillab verify --format`, from the command line to what a service reads.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct VerifyFormatTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.file("guide.md", "# Title\n```python\nprint('fine')\n```\n```python\n\n1 / 0\n```\n")
  }

  private func verify(_ arguments: [String]) async throws -> Ended {
    let python = try await Pythons.one
    var ended = try await run(
      gillab, ["verify"] + arguments + ["--python", python.executable], in: folder.path)
    ended.stdout.replace(python.version, with: "VERSION")
    return ended
  }

  @Test func `GitHub's commands stand alone on standard output`() async throws {
    let ended = try await verify(["guide.md", "--format", "github"])
    #expect(ended.status == "exit 1")
    #expect(
      ended.stdout
        == "::error file=guide.md,line=7,title=block-2%3A exception::it raised ZeroDivisionError: division by zero (Python VERSION)\n"
    )
  }

  @Test func `JUnit's file is beside the tables`() async throws {
    let ended = try await verify(["guide.md", "--format", "junit", "--out", "verify.xml"])
    #expect(ended.status == "exit 1")
    #expect(ended.stdout.contains("2 blocks, 2 runs, 1 ok"))
    let xml = try String(contentsOfFile: "\(folder.path)/verify.xml", encoding: .utf8)
    #expect(XMLParser(data: Data(xml.utf8)).parse())
    #expect(xml.contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""))
    #expect(xml.contains("<system-out>fine\n</system-out>") && xml.contains("ZeroDivisionError"))
  }

  @Test func `SARIF's log and the JSON can both be had`() async throws {
    let ended = try await verify(["guide.md", "--format", "sarif", "--out", "verify.sarif", "--json", "-"])
    #expect(ended.status == "exit 1")
    let report = try JSONDecoder().decode(VerificationReport.self, from: Data(ended.stdout.utf8))
    let finding = try #require(report.documents.first?.snippets.last?.runs.first?.findings.first)
    let log = try Data(contentsOf: URL(filePath: "\(folder.path)/verify.sarif"))
    let runs = (try JSONSerialization.jsonObject(with: log) as? [String: Any])?["runs"] as? [[String: Any]]
    let results = try #require(runs?.first?["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleId"] as? String } == [finding.kind])
  }

  @Test func `a document without findings has no command of GitHub's`() async throws {
    try folder.file("good.md", "```python\nprint(1)\n```\n")
    let ended = try await verify(["good.md", "--format", "github"])
    #expect(ended.status == "exit 0")
    #expect(ended.stdout.isEmpty)
  }

  @Test(arguments: [
    (["--format", "xml"], "--format <format>"),
    (["--out", "x"], "--out x: --format says what to write there: junit, github or sarif"),
    (["--format", "junit", "--json", "-"], "--json - and --format junit: only one can be on standard output"),
    (["--format", "junit", "--out", "/nowhere/x"], "--out /nowhere/x: No such file or directory"),
  ])
  func `a format that cannot be written is refused before anything runs`(arguments: [String], told: String)
    async throws
  {
    let ended = try await verify(["guide.md"] + arguments)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains(told), "\(ended.stderr)")
    #expect(!ended.stderr.contains("[1/"))
  }
}
