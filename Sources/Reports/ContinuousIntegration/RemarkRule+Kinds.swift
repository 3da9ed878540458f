import Workloads

extension RemarkRule {
  /// What is worth knowing of a document and is no finding.
  static let document = RemarkRule(
    id: "document", summary: "Something about the document is worth knowing.", level: .notice)

  /// The kinds of findings: docs/verify.md.
  static let ofVerification =
    [
      error("exception", "A block raised an exception."),
      error("exit-code", "A block ended with a status that was not expected."),
      error("signal", "A signal ended a block."),
      error("timeout", "A block was still running when its time was up."),
      error("killed-parent", "A block killed or stopped the process that started it."),
      error("not-started", "A block could not be started."),
      error("child-exception", "A child process ended in an exception."),
      error("child-signal", "A signal that nobody in the run sent ended a child process."),
      error("thread-exception", "A thread raised an exception."),
      error("task-exception", "A task raised an exception that nothing awaited."),
      error("future-exception", "A submitted call raised an exception that nothing asked for."),
      error("main-guard", "A main guard is false in the script itself."),
      error("silent", "A block holds print() and printed nothing."),
      error("output-differs", "What a block prints depends on the start method or the Python."),
      error("left-behind", "A block left processes behind."),
      error("unparsable", "No chosen Python can parse a block."),
      error("output", "A block did not print what its author expects."),
      error("wall-time", "A block took longer or less long than its author expects."),
      error("promise", "A block does not do what its document promises."),
      document,
    ]

  /// The verdicts on claims that somebody should look at.
  static let ofClaims = ClaimVerdict.Verdict.allCases.compactMap(of)

  /// Nil for a verdict that is no remark.
  static func of(_ verdict: ClaimVerdict.Verdict) -> RemarkRule? {
    switch verdict {
    case .fails: error("claim-fails", "A claim of the document fails on this machine.")
    case .conditional:
      RemarkRule(
        id: "claim-conditional", summary: "A claim of the document holds in one condition and fails in another.",
        level: .warning)
    case .undecided:
      RemarkRule(
        id: "claim-undecided", summary: "A claim of the document could not be decided by what was measured.",
        level: .notice)
    case .holds, .notMeasurable: nil
    }
  }

  private static func error(_ id: String, _ summary: String) -> RemarkRule {
    RemarkRule(id: id, summary: summary, level: .error)
  }
}
