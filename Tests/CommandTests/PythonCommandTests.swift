import FoundationEssentials
import Glibc
import Interpreters
import Subprocess
import SystemPackage
import Testing

/// `gillab python` is `python`: everything here is compared with the interpreter itself.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct PythonCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func expectSame(
    _ python: Interpreter, _ arguments: [String], input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let own = try await run(python.executable, arguments, input: input, in: folder.path, ["PYTHONHASHSEED": "0"])
    let embedded = try await run(
      gillab, ["python", "--python", python.executable] + arguments, input: input, in: folder.path,
      ["PYTHONHASHSEED": "0"])
    #expect(embedded == own, sourceLocation: sourceLocation)
  }

  @Test(arguments: await Pythons.usable)
  func `commands, modules, scripts and standard input run as they do in the interpreter`(python: Interpreter)
    async throws
  {
    try folder.file("script.py", "import sys\nprint(sys.argv, __file__, __name__, sys.path[0])\nsys.exit(7)\n")
    try folder.file("package/__main__.py", "import sys\nprint(sys.argv[1:], __name__, __package__)\n")
    try await expectSame(
      python, ["-c", "import sys; print(sys.argv, sys.stdin.read())", "a", "b c", "", "--python", "x"], input: "text")
    try await expectSame(python, ["script.py", "--json", "-", "--help"])
    try await expectSame(python, ["-m", "package", "-x"])
    try await expectSame(python, ["package"])
    try await expectSame(python, ["-", "x"], input: "import sys\nprint(sys.argv)\nraise SystemExit(4)\n")
    try await expectSame(python, [], input: "print(1 + 1)\n")
    try await expectSame(python, ["-i", "-q"], input: "1 + 1\nexit(3)\n")
    try await expectSame(python, ["-V"])
    try await expectSame(python, ["--version", "--version"])
    try await expectSame(python, ["-h"])
    try await expectSame(python, ["--no-such-option"])
    try await expectSame(python, ["missing.py"])
  }

  @Test(arguments: await Pythons.usable)
  func `what sys says is what it says in the interpreter`(python: Interpreter) async throws {
    try await expectSame(
      python,
      [
        "-c",
        """
        import os, signal, sys, sysconfig
        print(sys.executable, sys.prefix, sys.base_prefix, sys.exec_prefix, sys.path, sys.flags, sys.version)
        print(sys.implementation, sys.abiflags, sys.getswitchinterval(), sys.getrecursionlimit())
        print(sorted(set(os.environ) - {'_'}), os.getcwd(), os.listdir("/proc/self/fd"))
        print(sysconfig.get_paths())
        print(signal.pthread_sigmask(signal.SIG_BLOCK, []), [signal.getsignal(number) for number in range(1, 32)])
        """,
      ])
  }

  @Test(arguments: await Pythons.usable)
  func `exits are the interpreter's`(python: Interpreter) async throws {
    for end in ["raise SystemExit(3)", "raise SystemExit('no')", "1 / 0", "import os; os._exit(9)", "x ="] {
      try await expectSame(python, ["-c", end])
    }
    for end in ["import os; os.abort()", "import os; os.kill(os.getpid(), 15)", "raise KeyboardInterrupt"] {
      try await expectSame(python, ["-c", end])
    }
  }

  @Test(arguments: await Pythons.usable)
  func `children of spawn and forkserver work`(python: Interpreter) async throws {
    try folder.file(
      "script.py",
      """
      import multiprocessing, sys

      def work(queue):
          queue.put((sys.executable, sys.prefix, __name__))

      if __name__ == "__main__":
          for method in ("fork", "spawn", "forkserver"):
              context = multiprocessing.get_context(method)
              queue = context.Queue()
              child = context.Process(target=work, args=(queue,))
              child.start()
              print(method, queue.get())
              child.join()
              print(child.exitcode)
      """)
    try await expectSame(python, ["script.py"])
  }

  @Test func `arguments that are no UTF-8 arrive byte for byte`() async throws {
    let python = try await Pythons.one
    let script = "import os, sys; print([os.fsencode(argument) for argument in sys.argv])"
    let shell = "exec \"$0\" python --python \"$1\" -c \"$2\" \"$(printf '\\377\\376')\" \"$(printf '\\316\\322')\""
    let ended = try await run("/bin/sh", ["-c", shell, gillab, python.executable, script])
    #expect(ended == Ended(status: "exit 0", stdout: "[b'-c', b'\\xff\\xfe', b'\\xce\\xd2']\n", stderr: ""))
  }

  @Test func `a virtual environment is its own place`() async throws {
    let python = try await Pythons.one
    _ = try await run(python.executable, ["-m", "venv", "--without-pip", "env"], in: folder.path)
    let arguments = ["-c", "import sys; print(sys.executable, sys.prefix, sys.path)"]
    let own = try await run(folder.path + "/env/bin/python", arguments, in: folder.path)
    for choice in ["env", "./env", "env/bin/python", folder.path + "/env/bin/python"] where choice.contains("/") {
      let embedded = try await run(gillab, ["python", "--python=\(choice)"] + arguments, in: folder.path)
      #expect(embedded.stdout.replacing("bin/python3 ", with: "bin/python ") == own.stdout)
    }
  }

  @Test func `an interrupt ends it as it ends the interpreter`() async throws {
    let python = try await Pythons.one
    let script = "import os, signal, time; os.kill(os.getpid(), signal.SIGINT); time.sleep(60)"
    let ended = try await run(gillab, ["python", "--python", python.executable, "-c", script])
    #expect(ended.status == "signal 2")
    #expect(ended.stderr.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test(arguments: [
    (["--python"], "--python: it needs a value: a version, a path or a command"),
    (["--python", "all", "-c", "1"], "--python all: one interpreter is needed here; name its version or path"),
    (
      ["--python=nopython"],
      "nopython: no such command on PATH; name a version, a path, or one that `gillab pythons` lists"
    ),
  ])
  func `a wrong choice is told and ends with 2`(arguments: [String], message: String) async throws {
    #expect(
      try await run(gillab, ["python"] + arguments)
        == Ended(status: "exit 2", stdout: "", stderr: "gillab: \(message)\n"))
  }
}
