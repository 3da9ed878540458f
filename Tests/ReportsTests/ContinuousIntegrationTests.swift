import Foundation
import FoundationXML
import Measurement
import Testing
import Workloads

@testable import Reports

/// The formats that services read.
@Suite struct ContinuousIntegrationTests {
  private static func run(
    _ python: String, _ startMethod: String, _ status: RunReport.Status = .ok, _ findings: [Finding] = [],
    reason: String? = nil, stdout: String = ""
  ) -> RunReport {
    var run = RunReport(python: python, startMethod: startMethod, status: status, reason: reason)
    run.findings = findings
    run.stdout = stdout
    if status != .skipped { run.wallSeconds = 0.0612 }
    return run
  }

  private static let lost = Finding(
    kind: "child-exception", message: "a child process (pid 17) ended with ValueError: lost", line: 12)

  private static let verification = VerificationReport(documents: [
    DocumentReport(
      path: "docs/my guide.md", sha256: "",
      notices: [Finding(kind: "unterminated-fence", message: "this fence is never closed", line: 30)],
      snippets: [
        SnippetReport(
          id: "block-1", line: 9, heading: nil, language: "python", sha256: "",
          runs: [
            run("3.9.18", "fork", stdout: "fine\n"), run("3.9.18", "spawn", .finding, [lost]),
            run("3.13.0", "spawn", .finding, [lost]),
          ]),
        SnippetReport(
          id: "block-2", line: 20, heading: nil, language: "python", sha256: "",
          runs: [
            run("3.9.18", "default", .timeout, [Finding(kind: "timeout", message: "it was still running after 30 s")]),
            run("3.13.0", "default", .skipped, reason: "start methods change nothing"),
            run("3.13.0", "fork", .skipped, [Finding(kind: "unparsable", message: "invalid syntax", line: 21)]),
          ]),
      ])
  ])

  private static func verdict(_ python: String?, _ verdict: ClaimVerdict.Verdict, _ reason: String) -> ClaimVerdict {
    ClaimVerdict(python: python, pythonExecutable: nil, verdict: verdict, reason: reason, evidence: [])
  }

  private static let claims = ClaimsReport(
    document: "guide.md", documentSHA256: "", file: nil,
    host: HostRecord(name: "lab", processor: nil, cores: 2, memoryBytes: 1 << 30, kernel: nil),
    claims: [
      ClaimReport(
        id: "threads-help", line: 5, quote: "线程更快", gloss: "Threads are faster.", note: nil,
        verdicts: [
          verdict("3.9.18", .fails, "0.97 times as fast"), verdict("3.13.0", .fails, "0.97 times as fast"),
          verdict("3.13.5t", .holds, "1.9 times as fast"),
        ]),
      ClaimReport(
        id: "processes-help", line: 7, quote: "进程更快", gloss: "Processes are faster.", note: nil,
        verdicts: [
          verdict("3.9.18", .conditional, "only with long tasks"), verdict("3.13.0", .undecided, "noise"),
          verdict(nil, .notMeasurable, "a matter of taste"),
        ]),
    ])

  /// Every element of well-formed XML: its name and attributes.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []
    var text = ""

    init(_ xml: String) throws {
      super.init()
      let parser = XMLParser(data: Data(xml.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) { found.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  @Test func `JUnit has a test for each run, with its status, place and streams`() throws {
    #expect(
      ContinuousIntegrationFormat.junit.render(Self.verification, version: "0.4.0") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="gillab" tests="6" failures="3" errors="1" skipped="1" time="0.245">
          <testsuite name="docs/my guide.md" tests="6" failures="3" errors="1" skipped="1" time="0.245">
            <testcase classname="docs/my guide.md" name="block-1 (Python 3.9.18, fork)" file="docs/my guide.md" line="9" time="0.061">
              <system-out>fine
        </system-out>
            </testcase>
            <testcase classname="docs/my guide.md" name="block-1 (Python 3.9.18, spawn)" file="docs/my guide.md" line="12" time="0.061">
              <failure type="child-exception" message="child-exception: a child process (pid 17) ended with ValueError: lost (line 12)">child-exception: a child process (pid 17) ended with ValueError: lost (line 12)</failure>
            </testcase>
            <testcase classname="docs/my guide.md" name="block-1 (Python 3.13.0, spawn)" file="docs/my guide.md" line="12" time="0.061">
              <failure type="child-exception" message="child-exception: a child process (pid 17) ended with ValueError: lost (line 12)">child-exception: a child process (pid 17) ended with ValueError: lost (line 12)</failure>
            </testcase>
            <testcase classname="docs/my guide.md" name="block-2 (Python 3.9.18)" file="docs/my guide.md" line="20" time="0.061">
              <error type="timeout" message="timeout: it was still running after 30 s">timeout: it was still running after 30 s</error>
            </testcase>
            <testcase classname="docs/my guide.md" name="block-2 (Python 3.13.0)" file="docs/my guide.md" line="20" time="0.000">
              <skipped message="start methods change nothing"/>
            </testcase>
            <testcase classname="docs/my guide.md" name="block-2 (Python 3.13.0, fork)" file="docs/my guide.md" line="21" time="0.000">
              <failure type="unparsable" message="unparsable: invalid syntax (line 21)">unparsable: invalid syntax (line 21)</failure>
            </testcase>
          </testsuite>
        </testsuites>
        """)
  }

  @Test func `JUnit has a test for each claim and Python, and only a claim that fails is a failure`() throws {
    let elements = try Elements(ContinuousIntegrationFormat.junit.render(Self.claims, version: "0.4.0"))
    #expect(
      elements.found.map(\.name) == [
        "testsuites", "testsuite", "testcase", "failure", "testcase", "failure", "testcase", "testcase", "skipped",
        "testcase", "skipped", "testcase", "skipped",
      ])
    #expect(elements.found[1].attributes["failures"] == "2" && elements.found[1].attributes["skipped"] == "3")
    #expect(elements.found[2].attributes["name"] == "threads-help (Python 3.9.18)")
    #expect(elements.found[2].attributes["line"] == "5")
    #expect(elements.found[8].attributes["message"] == "conditional: only with long tasks")
    #expect(elements.found[11].attributes["name"] == "processes-help")
  }

  @Test func `JUnit is XML whatever a block prints`() throws {
    var report = Self.verification
    let hostile = "]]>\u{1B}[31m<b a=\"1\" b='2'>&amp;\u{0}\u{FFFF}\u{FFFE}\r\n\t\u{85}\u{2028}🐍"
    report.documents[0].path = hostile
    report.documents[0].snippets[0].runs[1].findings[0].message = hostile
    report.documents[0].snippets[0].runs[1].stderr = hostile
    let elements = try Elements(ContinuousIntegrationFormat.junit.render(report, version: "0.4.0"))
    let told = "]]>\\x1b[31m<b a=\"1\" b='2'>&amp;\\x00\\xffff\\xfffe\r\n\t\u{85}\u{2028}🐍"
    #expect(elements.found[1].attributes["name"] == told)
    #expect(elements.text.contains(told))
  }

  @Test func `GitHub has each finding once, with the runs it came up in`() {
    #expect(
      ContinuousIntegrationFormat.github.render(Self.verification, version: "0.4.0") == """
        ::notice file=docs/my guide.md,line=30,title=unterminated-fence::this fence is never closed
        ::error file=docs/my guide.md,line=12,title=block-1%3A child-exception::a child process ended with ValueError: lost \
        (with spawn on all 2 Pythons)
        ::error file=docs/my guide.md,line=20,title=block-2%3A timeout::it was still running after 30 s (Python 3.9.18)
        ::error file=docs/my guide.md,line=21,title=block-2%3A unparsable::invalid syntax (Python 3.13.0 with fork)
        """)
  }

  @Test func `GitHub has the claims that somebody should look at, at their line`() {
    #expect(
      ContinuousIntegrationFormat.github.render(Self.claims, version: "0.4.0") == """
        ::error file=guide.md,line=5,title=threads-help%3A fails::0.97 times as fast (Python 3.9.18, 3.13.0). The claim: 线程更快
        ::warning file=guide.md,line=7,title=processes-help%3A conditional::only with long tasks (Python 3.9.18). \
        The claim: 进程更快
        ::notice file=guide.md,line=7,title=processes-help%3A undecided::noise (Python 3.13.0). The claim: 进程更快
        """)
  }

  @Test func `what a block prints cannot become a command of GitHub's`() {
    var report = Self.verification
    report.documents[0].notices = []
    report.documents[0].path = "a,b:c%d\r\ne.md"
    report.documents[0].snippets = [report.documents[0].snippets[1]]
    report.documents[0].snippets[0].runs = [
      Self.run("3.13.0", "default", .failed, [Finding(kind: "exception", message: "100%\r\n::stop-commands::x\n")])
    ]
    #expect(
      ContinuousIntegrationFormat.github.render(report, version: "0.4.0")
        == "::error file=a%2Cb%3Ac%25d%0D%0Ae.md,line=20,title=block-2%3A exception::100%25%0D%0A::stop-commands::x%0A "
        + "(Python 3.13.0)")
  }

  @Test func `nothing to say is nothing at all`() {
    let good = VerificationReport(documents: [DocumentReport(path: "a.md", sha256: "", notices: [], snippets: [])])
    #expect(ContinuousIntegrationFormat.github.render(good, version: "0.4.0").isEmpty)
  }

  @Test(arguments: [true, false]) func `SARIF has what its standard requires`(isOfClaims: Bool) throws {
    let text =
      isOfClaims
      ? ContinuousIntegrationFormat.sarif.render(Self.claims, version: "0.4.0")
      : ContinuousIntegrationFormat.sarif.render(Self.verification, version: "0.4.0")
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.contains("2.1.0") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "gillab" && driver["version"] as? String == "0.4.0")
    let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    #expect(Set(rules).count == rules.count)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == (isOfClaims ? 3 : 4))
    for result in results {
      let rule = try #require(result["ruleId"] as? String)
      #expect(rules[try #require(result["ruleIndex"] as? Int)] == rule)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      let place = try #require(
        (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
      let uri = (place["artifactLocation"] as? [String: Any])?["uri"] as? String
      #expect(uri == (isOfClaims ? "guide.md" : "docs/my%20guide.md"))
      #expect(try #require((place["region"] as? [String: Any])?["startLine"] as? Int) > 0)
    }
  }

  @Test func `a path is a URI in SARIF, whatever it holds`() {
    #expect(FileURI.text(of: "/tmp/a b/指南#1?.md") == "file:///tmp/a%20b/%E6%8C%87%E5%8D%97%231%3F.md")
    #expect(FileURI.text(of: "docs/guide.md") == "docs/guide.md")
  }

  @Test func `a kind of finding that no rule describes is told all the same`() throws {
    let remark = Remark(level: .error, rule: "new-kind", path: "a.md", line: nil, title: "t", message: "m")
    let text = SARIFLog([remark], rules: RemarkRule.ofVerification, version: "0.4.0").text
    #expect(text.contains("\"ruleId\" : \"new-kind\"") && text.contains("\"id\" : \"new-kind\""))
  }
}
