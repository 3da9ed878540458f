import Workloads

/// What went wrong inside a run and left no trace in its exit status.
enum EventFindings {
  static func findings(of result: RunResult) -> [Finding] {
    merged(result.events.compactMap { finding($0, in: result) } + signalledChildren(result))
  }

  /// The exception that ended the script itself.
  static func uncaughtInScript(_ result: RunResult) -> RunEvent? {
    result.events.last { $0.kind == .uncaught && $0.pid == result.pid }
  }

  private static func finding(_ event: RunEvent, in result: RunResult) -> Finding? {
    // At the time limit the lab interrupts every process: that is not the snippet's doing.
    if result.ending == .timedOut, event.type == "KeyboardInterrupt" { return nil }
    let what = exceptionText(event)
    switch event.kind {
    case .uncaught where event.pid != result.pid:
      return Finding(kind: "child-exception", message: "a child process ended with \(what)", line: event.line)
    case .process:
      let name = event.name.map { "child process \($0)" } ?? "a child process"
      return Finding(kind: "child-exception", message: "\(name) ended with \(what)", line: event.line)
    case .thread:
      let name = event.name.map { "thread \($0)" } ?? "a thread"
      return Finding(kind: "thread-exception", message: "\(name) ended with \(what)", line: event.line)
    case .task:
      let name = event.name.map { "task \($0)" } ?? "a callback of the event loop"
      return Finding(
        kind: "task-exception", message: "\(name) raised \(what), and nothing awaited it", line: event.line)
    case .future:
      return Finding(
        kind: "future-exception", message: "a submitted call raised \(what), and nothing asked for its result",
        line: event.line)
    case .unraisable where event.name?.contains("thread") == true:
      return Finding(kind: "thread-exception", message: "a thread ended with \(what)", line: event.line)
    case .guardNotTaken:
      return Finding(
        kind: "main-guard", message: "the main guard was never taken: \(event.name ?? "") is false in a script",
        line: event.line)
    default:
      return nil
    }
  }

  /// Children that a signal ended, unless another process of the run sent it: terminate() is no accident.
  private static func signalledChildren(_ result: RunResult) -> [Finding] {
    if result.ending == .timedOut { return [] }
    let sent = result.events.filter { $0.kind == .sent }
    return result.events.compactMap { event in
      guard event.kind == .reaped, let signal = event.signal, let child = event.child else { return nil }
      let deliberate = sent.contains {
        $0.signal == signal && $0.pid != child && ($0.child == child || ($0.child ?? 0) <= 0)
      }
      if deliberate { return nil }
      return Finding(kind: "child-signal", message: "a child process was ended by \(SignalName.describe(signal))")
    }
  }

  static func exceptionText(_ event: RunEvent) -> String {
    let type = event.type ?? "an exception"
    // A message of many lines is read in the captured standard error; its first paragraph names the trouble.
    let lines = (event.message ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let paragraph = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty }.joined(separator: " ")
    return paragraph.isEmpty ? type : "\(type): \(paragraph.prefix(240))"
  }

  /// Says once what happened several times.
  private static func merged(_ findings: [Finding]) -> [Finding] {
    var order: [Finding] = []
    var counts: [Finding: Int] = [:]
    for finding in findings {
      counts[finding, default: 0] += 1
      if counts[finding] == 1 { order.append(finding) }
    }
    return order.map { finding in
      guard let count = counts[finding], count > 1 else { return finding }
      var merged = finding
      merged.message += " (\(count) times)"
      return merged
    }
  }
}
