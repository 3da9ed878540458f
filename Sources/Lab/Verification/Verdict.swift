import Workloads

/// Decides what a run was, from what its supervisor and its witness saw. A pure function.
struct Verdict {
  let result: RunResult
  /// Whether the block holds a `print` that goes to standard output.
  let prints: Bool
  /// What the expectations find wanting; nil where there are none for the block.
  let unmet: [Finding]
  /// The exit status that the expectations ask for.
  let expectedExitCode: Int
  /// Whether the expectations accept a kind of finding on purpose.
  let allows: (String) -> Bool
  let timeoutSeconds: Double

  init(
    result: RunResult, prints: Bool, unmet: [Finding] = [], expectedExitCode: Int = 0,
    allows: @escaping (String) -> Bool = { _ in false }, timeoutSeconds: Double
  ) {
    self.result = result
    self.prints = prints
    self.unmet = unmet
    self.expectedExitCode = expectedExitCode
    self.allows = allows
    self.timeoutSeconds = timeoutSeconds
  }

  /// Fills in everything but the run's name.
  func apply(to report: inout RunReport) {
    if isMeasured {
      report.wallSeconds = result.wallSeconds
      report.cpuSeconds = result.cpuSeconds
      report.peakBytes = result.peakBytes
    }
    report.stdout = result.stdout.text
    report.stderr = result.stderr.text
    report.notes = [("standard output", result.stdout), ("standard error", result.stderr)].flatMap(notes)
    var (status, findings) = ending(&report)
    // An ending that the expectations accept on purpose is as good as the expected one.
    if !findings.isEmpty, findings.allSatisfy({ allows($0.kind) }) { status = .ok }
    findings = (findings + others).filter { !allows($0.kind) }
    report.findings = findings
    report.status = status == .ok && !findings.isEmpty ? .finding : status
  }

  private var isMeasured: Bool {
    switch result.ending {
    case .exited, .signalled, .timedOut, .killedParent: true
    case .supervisorLost, .notStarted: false
    }
  }

  private func ending(_ report: inout RunReport) -> (RunReport.Status, [Finding]) {
    switch result.ending {
    case .exited(let code):
      report.exitCode = Int(code)
      return code == expectedExitCode ? (.ok, []) : (.failed, [failure(code)])
    case .signalled(let signal):
      report.signal = Int(signal)
      return (.crashed, [Finding(kind: "signal", message: "it was ended by \(SignalName.describe(signal))")])
    case .timedOut:
      let place = EventFindings.uncaughtInScript(result)
      return (
        .timeout,
        [Finding(kind: "timeout", message: "it was still running after \(short(timeoutSeconds)) s", line: place?.line)]
      )
    case .killedParent(let signal):
      report.signal = Int(signal)
      let message = "it ended its parent process by \(SignalName.describe(signal))"
      return (.crashed, [Finding(kind: "killed-parent", message: message)])
    case .supervisorLost(let signal):
      report.signal = Int(signal)
      let message = "it ended its parent process by \(SignalName.describe(signal)); what it printed is lost"
      return (.crashed, [Finding(kind: "killed-parent", message: message)])
    case .notStarted(let reason):
      return (.failed, [Finding(kind: "not-started", message: "it could not be started: \(reason)")])
    }
  }

  private func failure(_ code: Int32) -> Finding {
    if let event = EventFindings.uncaughtInScript(result) {
      return Finding(kind: "exception", message: "it raised \(EventFindings.exceptionText(event))", line: event.line)
    }
    let expected = expectedExitCode == 0 ? "" : ", not \(expectedExitCode)"
    return Finding(kind: "exit-code", message: "it ended with exit status \(code)\(expected)")
  }

  private var others: [Finding] {
    var findings = EventFindings.findings(of: result)
    // With a lost child or thread it is told already why nothing was printed.
    if case .exited(0) = result.ending, prints, result.stdout.totalBytes == 0, findings.isEmpty {
      findings.append(Finding(kind: "silent", message: "it holds print() and printed nothing"))
    }
    return findings + leftBehind + unmet
  }

  /// A finding for each command: fifty forks are one mistake.
  private var leftBehind: [Finding] {
    var commands: [String] = []
    for process in result.leftBehind where !commands.contains(process.command) { commands.append(process.command) }
    return commands.map { command in
      let processes = result.leftBehind.filter { $0.command == command }
      let what =
        processes.count == 1
        ? "a process running, which was ended: \(command) (pid \(processes[0].pid))"
        : "\(processes.count) processes running, which were ended: \(command)"
      return Finding(kind: "left-behind", message: "it left \(what)")
    }
  }

  private func notes(_ name: String, _ output: CapturedOutput) -> [Finding] {
    var notes: [Finding] = []
    if output.isTruncated {
      let message = "\(name): \(output.totalBytes) bytes, of which the first \(output.keptBytes) are kept"
      notes.append(Finding(kind: "output-cut", message: message))
    }
    if !output.isValidUTF8 {
      notes.append(Finding(kind: "output-repaired", message: "\(name): not UTF-8; wrong bytes are shown as U+FFFD"))
    }
    return notes
  }

  private func short(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
