import FoundationEssentials
import GILTrace
import Interpreters
import Testing

/// `gillab trace` on programs that know what they do.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct TraceCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Two threads that wake each other in turn: each turn is one hand-off and cannot be more.
  private static let pingPong = """
    import sys, threading
    sys.setswitchinterval(1000)
    turns = int(sys.argv[1])
    ping, pong = threading.Lock(), threading.Lock()
    pong.acquire()
    def play(mine, other):
        for _ in range(turns):
            mine.acquire()
            other.release()
        sys.stdout.write(f"{threading.current_thread().name} {threading.get_native_id()}\\n")
    threads = [threading.Thread(target=play, args=pair, name=name)
               for name, pair in (("ping", (ping, pong)), ("pöng \\"2\\"", (pong, ping)))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    """

  @Test(arguments: await Pythons.withGIL)
  func `hand-offs are counted exactly, and threads have Python's names and the kernel's numbers`(python: Interpreter)
    async throws
  {
    try folder.file("ping.py", Self.pingPong)
    let few = try await TracedProgram(python, [], ["ping.py", "50"], in: folder)
    let many = try await TracedProgram(python, [], ["ping.py", "1050"], in: folder)
    // What starting and ending two threads takes is in both; the machine may add or spare a hand-off or two there.
    #expect(abs(many.summary.handoffs - few.summary.handoffs - 2000) <= 4)
    #expect(many.summary.events.lost == 0)
    #expect(many.summary.anomalies == 0)
    let printed = many.ended.stdout.split(separator: "\n").map(String.init).sorted()
    let traced = ["ping", "pöng \"2\""].flatMap { name in
      many.threads(named: name).map { "\(name) \($0.nativeID)" }
    }
    #expect(printed == traced)
  }

  @Test func `the program's streams and status are its own, and the summary goes to standard error`() async throws {
    let python = try await Pythons.one
    let script = try folder.file("fails.py", "import sys\nprint(sys.argv, sys.stdin.read())\n1 / 0\n")
    let own = try await run(python.executable, [script, "--json", "-"], input: "text", in: folder.path)
    let traced = try await run(
      gillab, ["trace", "--python", python.executable, script, "--json", "-"], input: "text", in: folder.path)
    #expect(traced.status == "exit 1")
    #expect(traced.stdout == own.stdout)
    #expect(traced.stderr.hasPrefix(own.stderr))
    #expect(traced.stderr.contains("0 lost"))
  }

  @Test func `JSON on standard output stands alone`() async throws {
    let python = try await Pythons.one
    let ended = try await run(
      gillab, ["trace", "--python", python.executable, "--json", "-", "-c", "print('mine')"], in: folder.path)
    let summary = try JSONDecoder().decode(TraceSummary.self, from: Data(ended.stdout.utf8))
    #expect(summary.schema == "gillab.trace/1")
    #expect(summary.python == python.version)
    #expect(ended.stderr.hasPrefix("mine\n"))
  }

  @Test(arguments: await Pythons.withGIL)
  func `a forked child's events reach the report, up to its end`(python: Interpreter) async throws {
    try folder.file(
      "fork.py",
      """
      import os, time
      child = os.fork()
      if child == 0:
          end = time.monotonic() + 0.3
          while time.monotonic() < end: pass
          os._exit(0)
      os.waitpid(child, 0)
      print(os.getpid(), child)
      """)
    let traced = try await TracedProgram(python, [], ["fork.py"], in: folder)
    let processes = traced.ended.stdout.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(Set(traced.summary.locks.map(\.process)) == Set(processes))
    // The child never let go of its lock: no event says when it ended but that of the end itself.
    let child = try #require(traced.summary.threads.first { $0.process == processes.last })
    #expect(child.holdSeconds >= 0.3)
  }

  @Test(arguments: await Pythons.withGIL)
  func `Pythons that the program starts are traced if asked for`(python: Interpreter) async throws {
    try folder.file(
      "spawn.py",
      """
      import multiprocessing, os, subprocess, sys
      def work(queue): queue.put((os.getpid(), sys.argv, sys.executable))
      if __name__ == "__main__":
          context = multiprocessing.get_context("spawn")
          queue = context.Queue()
          child = context.Process(target=work, args=(queue,))
          child.start()
          print(queue.get() == (child.pid, sys.argv, sys.executable))
          child.join()
          code = "import os, sys; print(os.getpid(), sys.argv, sys.executable == os.environ['E'])"
          other = subprocess.run([sys.executable, "-c", code, "a b"], stdout=subprocess.PIPE, env={"E": sys.executable})
          print(os.getpid(), child.pid, other.stdout.decode())
      """)
    let alone = try await TracedProgram(python, [], ["spawn.py"], in: folder)
    #expect(Set(alone.summary.locks.map(\.process)).count == 1)
    let tree = try await TracedProgram(python, ["--pid-tree"], ["spawn.py"], in: folder)
    #expect(tree.ended.status == "exit 0")
    #expect(tree.ended.stdout.hasPrefix("True\n"))
    #expect(tree.ended.stdout.contains("['-c', 'a b'] True"))
    let processes = tree.ended.stdout.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(processes.count == 3)
    #expect(Set(tree.summary.locks.map(\.process)).isSuperset(of: processes))
  }

  @Test(arguments: await Pythons.withGIL.filter { $0.isAtLeast(minor: 12) })
  func `interpreters with a lock of their own are told apart`(python: Interpreter) async throws {
    try folder.file(
      "sub.py",
      """
      import threading
      try: import _interpreters as interpreters
      except ImportError: import _xxsubinterpreters as interpreters
      def work():
          one = interpreters.create()
          interpreters.run_string(one, "for _ in range(300000): pass")
          interpreters.destroy(one)
      threads = [threading.Thread(target=work) for _ in range(2)]
      for thread in threads: thread.start()
      for thread in threads: thread.join()
      """)
    let traced = try await TracedProgram(python, [], ["sub.py"], in: folder)
    #expect(traced.ended.status == "exit 0")
    #expect(Set(traced.summary.locks.map(\.interpreter)) == [0, 1, 2])
    #expect(traced.summary.anomalies == 0)
  }
}

extension Pythons {
  static var withGIL: [Interpreter] { get async { await usable.filter { $0.gil == .on } } }
  static var freeThreaded: [Interpreter] { get async { await usable.filter { $0.gil != .on } } }
}
