import PyScripts
import Testing

@testable import Documents

@Suite struct ShippedExpectationsTests {
  let expectations: Expectations

  init() throws {
    let document = try Document.load(path: try PyScripts.locate().path("documents/python-concurrency.md"))
    expectations = try #require(try Expectations.load(beside: document))
  }

  private func unmet(
    _ block: String, _ stdout: String, wallSeconds: Double = 0.1, startMethod: String = "fork"
  ) -> String {
    expectations.evaluate(
      block, stdout: stdout, stderr: "", exitCode: 0, wallSeconds: wallSeconds, startMethod: startMethod,
      pythonVersion: "3.11.2"
    ).map { "\($0.line) \($0.kind.rawValue): \($0.message)" }.joined(separator: "\n")
  }

  @Test func `Each block has its Swift twin`() {
    #expect(["block-1", "block-2", "block-3"].map(expectations.twin) == [.threads, .processes, .tasks])
  }

  @Test func `The threads' lines may come in any order`() {
    #expect(unmet("block-1", "Thread Thread-2 is fetching data.\nThread Thread-1 is fetching data.\n") == "")
  }

  @Test func `A pid that is None breaks a promise`() {
    #expect(
      unmet("block-2", "Process None is processing data: 2\nProcess None is processing data: 1\n") == """
        35 promise: the document says “print(f"Process {Process().pid} is processing data: {data}")” \
        (prints-its-pid: each process prints its own process id), \
        but stdout has the line “Process None is processing data: 1”: \
        Process() makes a new process that is never started, and its pid is None
        """)
    #expect(unmet("block-2", "Process 7 is processing data: 2\nProcess 9 is processing data: 1\n") == "")
  }

  @Test(arguments: ["spawn", "forkserver"])
  func `Processes that never ran break a promise under every start method`(_ startMethod: String) {
    #expect(
      unmet("block-2", "", startMethod: startMethod) == """
        32 output: stdout lacks the line /Process (\\d+|None) is processing data: 1/, \
        /Process (\\d+|None) is processing data: 2/
        29 promise: the document says “可以使用`multiprocessing`模块创建多个进程” \
        (creates-processes: the module creates several processes), \
        but stdout lacks the line /.* is processing data: 1/; stdout lacks the line /.* is processing data: 2/
        """)
  }

  @Test func `Pids are masked, None is not`() {
    #expect(
      expectations.masked("Process 123 is x: 1\nProcess 4 is\n", of: "block-2") == "Process * is x: 1\nProcess * is\n")
    #expect(expectations.masked("Process None is x: 1\n", of: "block-2") == "Process None is x: 1\n")
    #expect(expectations.masked("Process 123 is x: 1\n", of: "block-1") == "Process 123 is x: 1\n")
  }

  @Test func `Five waits of one second take about one second`() {
    let lines = (0..<5).map { "Fetching data: \($0)\n" }.joined()
    let stdout = lines + "['Data for 0', 'Data for 1', 'Data for 2', 'Data for 3', 'Data for 4']\n"
    #expect(unmet("block-3", stdout, wallSeconds: 1.1) == "")
    #expect(
      unmet("block-3", stdout, wallSeconds: 5.0804) == """
        52 promise: the document says “允许单线程并发执行多个任务” \
        (waits-together: one thread runs several tasks concurrently), but took 5.08 s, expected at most 2.5 s
        """)
    #expect(
      unmet("block-3", lines, wallSeconds: 1.1) == """
        55 output: stdout ends after line 5, expected the line \
        “['Data for 0', 'Data for 1', 'Data for 2', 'Data for 3', 'Data for 4']”
        """)
  }
}
