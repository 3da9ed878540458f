import Workloads

/// Test results as JUnit's XML, which Jenkins and GitLab read.
///
/// Source: https://docs.gitlab.com/ci/testing/unit_test_reports/ and https://llg.cubic.org/docs/junit/.
struct JUnitReport {
  private let suites: [JUnitSuite]

  private init(_ suites: [JUnitSuite]) { self.suites = suites }

  /// A suite for each document, a test for each run of a block.
  init(_ report: VerificationReport) {
    self.init(
      report.documents.map { document in
        JUnitSuite(
          name: document.path,
          tests: document.snippets.flatMap { snippet in
            snippet.runs.map { JUnitTest($0, of: snippet, in: document) }
          })
      })
  }

  /// A suite for the document, a test for each claim and Python.
  init(_ report: ClaimsReport) {
    self.init([
      JUnitSuite(
        name: report.document,
        tests: report.claims.flatMap { claim in
          claim.verdicts.map { JUnitTest($0, of: claim, in: report.document) }
        })
    ])
  }

  /// A whole document.
  var text: String {
    let tests = suites.flatMap(\.tests)
    return
      (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"gillab\" \(JUnitSuite.counts(tests))>"]
      + suites.flatMap(\.lines).map { "  " + $0 } + ["</testsuites>"]).joined(separator: "\n")
  }
}

struct JUnitSuite {
  let name: String
  let tests: [JUnitTest]

  /// Numbers of tests of each kind, as attributes.
  static func counts(_ tests: [JUnitTest]) -> String {
    func count(_ kind: JUnitTest.Outcome.Kind) -> Int { tests.count { $0.outcome?.kind == kind } }
    let seconds = tests.reduce(0) { $0 + ($1.seconds ?? 0) }
    return """
      tests="\(tests.count)" failures="\(count(.failure))" errors="\(count(.error))" skipped="\(count(.skipped))" \
      time="\(JUnitTest.decimal(seconds))"
      """
  }

  fileprivate var lines: [String] {
    ["<testsuite name=\"\(XMLText.attribute(name))\" \(Self.counts(tests))>"]
      + tests.flatMap(\.lines).map { "  " + $0 } + ["</testsuite>"]
  }
}
