import FoundationEssentials
import GILTrace
import Glibc
import Interpreters
import Subprocess
import SystemPackage
import Testing

/// Programs that end badly, hide, flood or never end, and builds without a GIL.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct TraceEdgeTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `a script that is missing is named, and nothing runs`() async throws {
    let ended = try await run(gillab, ["trace", "--out", "t.json", "no.py"], in: folder.path)
    #expect(
      ended
        == Ended(
          status: "exit 2", stdout: "",
          stderr: """
            gillab: no.py: No such file or directory; name a script, or -m MODULE, or -c CODE, after gillab's own options

            """))
    #expect(folder.entries == [])
  }

  @Test func `a program that kills itself is summed up to that moment`() async throws {
    let python = try await Pythons.one
    let traced = try await TracedProgram(
      python, [], ["-c", "import os, signal\nfor _ in range(10**6): pass\nos.kill(os.getpid(), signal.SIGKILL)"],
      in: folder)
    #expect(traced.ended.status == "exit \(128 + SIGKILL)")
    #expect(traced.summary.notes.contains { $0.contains("SIGKILL") })
    #expect(traced.summary.heldShare > 0.9)
  }

  @Test func `what a program becomes by exec is not its own time`() async throws {
    let python = try await Pythons.one
    let traced = try await TracedProgram(
      python, [], ["-c", "import os\nos.execv('/bin/sh', ['sh', '-c', 'sleep 0.5; exit 5'])"], in: folder)
    #expect(traced.ended.status == "exit 5")
    #expect(traced.summary.wallSeconds < 0.5)
  }

  @Test func `a program that fails to exec goes on`() async throws {
    let python = try await Pythons.one
    let code = """
      import os, time
      try: os.execv("/no/such/program", ["x"])
      except OSError: pass
      end = time.monotonic() + 0.2
      while time.monotonic() < end: pass
      """
    let traced = try await TracedProgram(python, [], ["-c", code], in: folder)
    #expect(traced.summary.wallSeconds >= 0.2)
  }

  @Test func `an interrupt and a time limit give the summary so far`() async throws {
    let python = try await Pythons.one
    let traced = try await TracedProgram(
      python, ["--duration", "3"], ["-c", "while True: pass"], in: folder)
    #expect(traced.ended.stderr.contains("KeyboardInterrupt"))
    #expect(traced.summary.notes.contains { $0.contains("--duration") })
    #expect(traced.summary.diagnosis == .busy)

    let ready = folder.path + "/ready"
    let code = "open(\(quoted(ready)), 'w').close()\nwhile True: pass"
    let ended = try await Subprocess.run(
      .path(FilePath(gillab)),
      arguments: ["trace", "--python", python.executable, "--json", folder.path + "/interrupted.json", "-c", code],
      input: .none, output: .discarded, error: .string(limit: 100_000)
    ) { execution in
      while access(ready, R_OK) != 0 { try await Task.sleep(for: .milliseconds(20)) }
      try execution.send(signal: .interrupt)
    }
    #expect(ended.standardError.contains("the program was interrupted"))
    #expect(folder.entries.contains("interrupted.json"))
  }

  @Test func `events that find no room are counted`() async throws {
    let python = try await Pythons.one
    try folder.file("flood.py", "import time\nfor _ in range(60000): time.sleep(0)\n")
    let all = try await TracedProgram(python, [], ["flood.py"], in: folder)
    #expect(all.summary.events.lost == 0)
    let few = try await TracedProgram(python, ["--limit", "1"], ["flood.py"], in: folder)
    #expect(few.summary.events.lost > 0)
    #expect(few.summary.notes.contains { $0.contains("found no room") })
    // Both runs did the same, but for what the interpreter itself does now and then.
    let counts = [all, few].map { $0.summary.events.recorded + $0.summary.events.lost }
    #expect(abs(counts[0] - counts[1]) < 100)
  }

  @Test func `a program that closes every descriptor is recorded all the same`() async throws {
    let python = try await Pythons.one
    let code = """
      import os, threading, time
      os.closerange(3, 4096)
      own = open("own.txt", "w")
      copies = [os.dup(own.fileno()) for _ in range(300)]
      def work():
          for _ in range(3000): time.sleep(0)
          for _ in range(4): sum(range(10**6))
      threads = [threading.Thread(target=work) for _ in range(3)]
      for thread in threads: thread.start()
      for thread in threads: thread.join()
      print("mine", file=own)
      """
    let traced = try await TracedProgram(python, [], ["-c", code], in: folder)
    #expect(traced.ended.status == "exit 0")
    #expect(traced.summary.events.lost == 0)
    #expect(traced.summary.threads.reduce(0) { $0 + $1.holds } > 9000)
    #expect(try String(contentsOf: URL(filePath: folder.path + "/own.txt"), encoding: .utf8) == "mine\n")
  }

  @Test(arguments: await Pythons.usable)
  func `a program sees nothing of the trace`(python: Interpreter) async throws {
    let code = """
      import signal, sys, threading, traceback
      def work():
          try: raise ValueError("x")
          except ValueError: traceback.print_exc(file=sys.stdout)
          print([frame.name for frame in traceback.extract_stack()])
      thread = threading.Thread(target=work, name="t")
      thread.start()
      thread.join()
      print(sorted(sys.modules), sys.argv, sys.flags, [signal.getsignal(s) for s in range(1, 64) if s not in (32, 33)])
      """
    try folder.file("look.py", code)
    let own = try await run(python.executable, ["look.py"], in: folder.path)
    let traced = try await run(gillab, ["trace", "--python", python.executable, "look.py"], in: folder.path)
    #expect(traced.stdout == own.stdout)
  }

  @Test(arguments: await Pythons.withGIL)
  func `the longest hold is named by its Python stack`(python: Interpreter) async throws {
    let code = """
      import threading, time
      def keep(): sum(range(3 * 10**6))
      def outer():
          for _ in range(3): keep(); time.sleep(0.001)
      thread = threading.Thread(target=outer)
      thread.start(); thread.join()
      """
    try folder.file("keep.py", code)
    let traced = try await TracedProgram(python, [], ["keep.py"], in: folder)
    let hold = try #require(traced.summary.longestHolds.first { $0.stack?.isEmpty == false })
    #expect(hold.stack?.contains { $0.hasSuffix("in outer") && $0.contains("keep.py:4") } == true)
  }

  @Test(arguments: await Pythons.freeThreaded)
  func `a build without a GIL is said to have none, unless it is turned on`(python: Interpreter) async throws {
    let code = """
      import threading
      def work():
          for _ in range(10**6): pass
      threads = [threading.Thread(target=work) for _ in range(2)]
      for thread in threads: thread.start()
      for thread in threads: thread.join()
      """
    try folder.file("two.py", code)
    let free = try await TracedProgram(python, [], ["two.py"], in: folder)
    #expect(free.summary.gil == .off)
    #expect(free.summary.diagnosis == .freeThreaded)
    let locked = try await TracedProgram(python, [], ["-X", "gil=1", "two.py"], in: folder)
    #expect(locked.summary.gil == .enabled)
    #expect(locked.summary.threads.count { $0.holdSeconds > 0 } >= 3)
  }

  @Test func `bad values are named`() async throws {
    for (arguments, message) in [
      (["--duration", "0", "x.py"], "--duration 0.0: it must be more than 0 and at most 604800 seconds"),
      (["--limit", "0", "x.py"], "--limit 0: it must be from 1 to 1048576 MiB"),
      (["--python", "all", "-c", "1"], "--python all: one interpreter is needed here; name its version or path"),
      (["--json", folder.path, "-c", "1"], "\(folder.path): Is a directory; name a file"),
      (["--out", "/no/such/t.json", "-c", "1"], "--out /no/such/t.json: No such file or directory; name a file"),
    ] {
      let ended = try await run(gillab, ["trace"] + arguments, in: folder.path)
      #expect(ended.status == "exit 2")
      #expect(ended.stderr.contains(message), "\(ended.stderr)")
    }
  }

  private func quoted(_ path: String) -> String { "'\(path)'" }
}
