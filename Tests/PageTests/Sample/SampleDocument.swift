import Workloads

/// A document's programs and what became of them.
enum SampleDocument {
  static let code = """
    import threading

    def fetch_data():
        print(f"Thread {threading.current_thread().name} is fetching data.")

    # 创建线程
    thread1 = threading.Thread(target=fetch_data, name='Thread-1')
    if 1 < 2 and "<b>":
        thread1.start()
    """

  static var document: ReportedDocument {
    ReportedDocument(
      path: "pyscripts/documents/python-concurrency.md", sha256: String(repeating: "ab", count: 32),
      snippets: [
        ReportedSnippet(id: "threads", line: 10, heading: "多线程：轻量级的并发", code: code),
        ReportedSnippet(id: "processes", line: 35, heading: "多进程：绕过GIL的限制", code: "print(1)\n"),
        ReportedSnippet(id: "never-run", line: 60, heading: nil, code: "print('asyncio')\n"),
      ])
  }

  static var verification: DocumentReport {
    DocumentReport(
      path: "pyscripts/documents/python-concurrency.md", sha256: String(repeating: "ab", count: 32), notices: [],
      snippets: [threads, processes])
  }

  private static var threads: SnippetReport {
    let lines = "Thread Thread-1 is fetching data.\nThread Thread-2 is fetching data.\n"
    return SnippetReport(
      id: "threads", line: 10, heading: "多线程：轻量级的并发", language: "python", sha256: String(repeating: "cd", count: 32),
      runs: [run("3.13.0", "default", .ok, lines), run("3.13.5t", "default", .ok, lines)],
      twin: TwinReport(
        model: "threads", stdout: lines, matches: true, difference: nil, wallSeconds: 0.0012, cpuSeconds: 0.0008,
        peakBytes: 5_242_880))
  }

  private static var processes: SnippetReport {
    var failed = run("3.13.5t", "spawn", .failed, "")
    failed.stderr =
      "Traceback (most recent call last):\n  File \"doc.md\", line 40\nRuntimeError: \u{1B}[31m\(SampleReport.hostile)\u{0}\n"
    failed.findings = [
      Finding(
        kind: "child-exception", message: "a child process ended in RuntimeError (pid 4711): \(SampleReport.hostile)",
        line: 40)
    ]
    return SnippetReport(
      id: "processes", line: 35, heading: "多进程：绕过GIL的限制", language: "python",
      sha256: String(repeating: "ef", count: 32),
      runs: [
        run("3.13.0", "default", .ok, "Process None is processing data: 1\n" + String(repeating: "long ", count: 60)),
        failed,
        RunReport(
          python: "3.13.5t", startMethod: "forkserver", status: .skipped, reason: "it loads no multiprocessing"),
      ],
      twin: TwinReport(
        model: "processes", stdout: "Process 4712 is processing data: 1\n", matches: false,
        difference: "has \"Process 4712 is processing data: 1\"", wallSeconds: 0.02, cpuSeconds: 0.01,
        peakBytes: 15_728_640))
  }

  private static func run(_ python: String, _ method: String, _ status: RunReport.Status, _ output: String) -> RunReport
  {
    var run = RunReport(python: python, startMethod: method, status: status)
    run.exitCode = status == .ok ? 0 : 1
    run.wallSeconds = 0.0531
    run.cpuSeconds = 0.0412
    run.peakBytes = 12_582_912
    run.stdout = output
    return run
  }
}
