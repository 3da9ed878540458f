import Glibc
import Interpreters
import Testing

/// Programs that a trace must leave as they are.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct TraceHarmlessTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func expectSame(
    _ python: Interpreter, _ code: String, _ options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try folder.file("script.py", code)
    let own = try await run(python.executable, ["script.py"], in: folder.path)
    let traced = try await run(
      gillab, ["trace", "--python", python.executable] + options + ["script.py"], in: folder.path)
    #expect(traced.stdout == own.stdout, "\(traced.stderr)", sourceLocation: sourceLocation)
    #expect(traced.status == own.status, "\(traced.stderr)", sourceLocation: sourceLocation)
  }

  @Test(arguments: await Pythons.usable)
  func `a file that is closed while the interpreter shuts down`(python: Interpreter) async throws {
    try await expectSame(
      python,
      """
      import contextvars
      variable = contextvars.ContextVar("variable")
      variable.set(open("/dev/null", "w"))
      data = [{number: str(number)} for number in range(200000)]
      """)
  }

  @Test func `files that may not grow`() async throws {
    try await expectSame(
      try await Pythons.one,
      """
      import resource, signal, subprocess, sys, time
      signal.signal(signal.SIGXFSZ, lambda *_: print("a signal"))
      resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
      for _ in range(2000): time.sleep(0)
      print(subprocess.run([sys.executable, "-c", "print(1)"], stdout=subprocess.PIPE).returncode)
      """, ["--pid-tree"])
  }

  @Test func `Pythons called by another name, with many arguments, or after the trace's folder has gone`() async throws
  {
    try await expectSame(
      try await Pythons.one,
      """
      import subprocess, sys
      code = "import sys; print(sys.orig_argv[0], len(sys.argv))"
      for arguments in (["a name", "-c", code], [sys.executable, "-c", code] + ["x"] * 3000):
          print(subprocess.run(arguments, executable=sys.executable, stdout=subprocess.PIPE).stdout)
      """, ["--pid-tree"])
  }

  @Test func `descriptors and ignored signals reach the program`() async throws {
    let python = try await Pythons.one
    try folder.file("data.txt", "mine\n")
    let code = "import os; print(os.read(5, 9), open('/proc/self/status').read().split('SigIgn:')[1].split()[0])"
    let shell = { (command: String) in
      try await run(
        "/bin/sh", ["-c", "trap '' HUP INT; exec \(command) -c \"$1\" 5<data.txt", "sh", code], in: folder.path)
    }
    let own = try await shell(python.executable)
    let traced = try await shell("\(gillab) trace --python \(python.executable)")
    #expect(traced.stdout == own.stdout)
  }
}
