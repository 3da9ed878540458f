import FoundationEssentials
import Glibc
import Interpreters
import Lab
import Testing
import Workloads

/// Blocks that end, flood or outlive what runs them: each gives a result, and the block after it runs.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct HostileBlockTests {
  /// Runs a hostile block and a harmless one after it; returns what is told of the first.
  private func told(_ block: String, timeoutSeconds: Double = 60) async throws -> String {
    let bench = try Bench(blocks: block, "print('next')")
    let blocks = try await bench.verify([try await Pythons.one], timeoutSeconds: timeoutSeconds).report.documents[0]
      .snippets
    #expect(blocks.last?.runs.map(\.stdout) == ["next\n"])
    #expect(blocks.last?.runs.map(\.told) == ["ok 0"])
    let run = try #require(blocks.first?.runs.first)
    return (run.told + "\n" + run.stdout).replacing(#/\(pid \d+\)/#, with: "(pid N)")
  }

  @Test(arguments: [(SIGKILL, "SIGKILL"), (SIGSEGV, "SIGSEGV"), (SIGABRT, "SIGABRT"), (SIGTERM, "SIGTERM")])
  func `a block that a signal ends has crashed`(signal: Int32, name: String) async throws {
    #expect(
      try await told("import os\nprint('before', flush=True)\nos.kill(os.getpid(), \(signal))")
        == "crashed signal \(signal)\nsignal: it was ended by \(name) (\(signal))\nbefore\n")
  }

  @Test func `a block that aborts or reads where it must not has crashed`() async throws {
    #expect(try await told("import os\nos.abort()") == "crashed signal 6\nsignal: it was ended by SIGABRT (6)\n")
    #expect(
      try await told("import ctypes\nctypes.string_at(0)")
        == "crashed signal 11\nsignal: it was ended by SIGSEGV (11)\n")
  }

  @Test(arguments: [(SIGTERM, "SIGTERM (15)"), (SIGINT, "SIGINT (2)"), (SIGHUP, "SIGHUP (1)")])
  func `a block that ends its parent is told, with what it printed`(signal: Int32, name: String) async throws {
    #expect(
      try await told("import os, time\nprint('before', flush=True)\nos.kill(os.getppid(), \(signal))\ntime.sleep(60)")
        == "crashed signal \(signal)\nkilled-parent: it ended its parent process by \(name)\nbefore\n")
  }

  @Test func `a block that kills its parent loses what it printed, and is told`() async throws {
    #expect(
      try await told("import os, signal\nprint('before', flush=True)\nos.kill(os.getppid(), signal.SIGKILL)")
        == "crashed signal 9\nkilled-parent: it ended its parent process by SIGKILL (9); what it printed is lost\n")
  }

  @Test func `a block that stops its parent is held to its time all the same`() async throws {
    #expect(
      try await told(
        "import os, signal, time\nos.kill(os.getppid(), signal.SIGSTOP)\ntime.sleep(60)", timeoutSeconds: 2)
        == "timeout\n4: timeout: it was still running after 2 s\n")
  }

  @Test func `a block that kills its process group has crashed`() async throws {
    #expect(
      try await told("import os, signal\nos.killpg(0, signal.SIGKILL)")
        == "crashed signal 9\nsignal: it was ended by SIGKILL (9)\n")
  }

  @Test func `a daemon in a session of its own is ended and told`() async throws {
    let bench = try Bench(
      blocks: """
        import os, sys, time

        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                print(os.getpid(), flush=True)
                time.sleep(600)
            os._exit(0)
        os.wait()
        """)
    let run = try #require(try await bench.runs([try await Pythons.one]).first)
    let daemon = try #require(pid_t(run.stdout.split(separator: "\n").first ?? ""))
    #expect(
      run.told
        == "finding 0\nleft-behind: it left a process running, which was ended: a fork of the script (pid \(daemon))")
    #expect(kill(daemon, 0) == -1)
  }

  @Test func `processes left behind are named as their author knows them`() async throws {
    let python = try await Pythons.one
    let block = """
      import multiprocessing, os, subprocess, time

      if __name__ == "__main__":
          subprocess.Popen(["sleep", "600"])
          multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,)).start()
          for _ in range(50):
              if os.fork() == 0:
                  time.sleep(600)
          time.sleep(0.5)
          os._exit(0)
      """
    let told = try await told(block)
      .replacing(#/tracker_fd=\d+, pipe_handle=\d+/#, with: "…").split(separator: "\n").sorted()
    #expect(
      told == [
        "finding 0",
        "left-behind: it left 50 processes running, which were ended: a fork of the script",
        "left-behind: it left a process running, which was ended: \(python.executable) -c from "
          + "multiprocessing.resource_tracker import main;main(3) (pid N)",
        "left-behind: it left a process running, which was ended: \(python.executable) -c from multiprocessing.spawn "
          + "import spawn_main; spawn_main(…) --multiprocessing-fork (pid N)",
        "left-behind: it left a process running, which was ended: sleep 600 (pid N)",
      ])
  }

  @Test func `a hang is interrupted where it is, and told with its line`() async throws {
    #expect(
      try await told("import time\nprint('before', flush=True)\ntime.sleep(600)", timeoutSeconds: 1)
        == "timeout\n4: timeout: it was still running after 1 s\nbefore\n")
  }

  @Test func `a hang that ignores every polite signal is ended with its children`() async throws {
    let block = """
      import os, signal, time

      signal.signal(signal.SIGINT, signal.SIG_IGN)
      signal.signal(signal.SIGTERM, signal.SIG_IGN)
      child = os.fork()
      if child:
          print(child, flush=True)
      while True:
          time.sleep(1)
      """
    let run = try #require(try await Bench(blocks: block).runs([try await Pythons.one], timeoutSeconds: 1).first)
    #expect(run.told == "timeout\ntimeout: it was still running after 1 s")
    #expect(kill(try #require(pid_t(run.stdout.dropLast())), 0) == -1)
  }

  @Test func `a hang in a child only is a hang`() async throws {
    let block = """
      import multiprocessing, time

      child = multiprocessing.Process(target=time.sleep, args=(600,))
      child.start()
      child.join()
      """
    #expect(try await told(block, timeoutSeconds: 1) == "timeout\n6: timeout: it was still running after 1 s\n")
  }

  @Test func `a block that closes every descriptor ends as it does in Python`() async throws {
    #expect(try await told("import os\nos.closerange(0, 1000)") == "ok 0\n")
  }

  @Test func `a block that removes its working folder or empties its environment is no trouble`() async throws {
    #expect(
      try await told("import os, shutil\nhere = os.getcwd()\nos.chdir('/')\nshutil.rmtree(here)\nprint('gone')")
        == "ok 0\ngone\n")
    let block = """
      import multiprocessing, os

      os.environ.clear()
      if __name__ == "__main__":
          for method in ("fork", "spawn", "forkserver"):
              child = multiprocessing.get_context(method).Process(target=print, args=(method,))
              child.start()
              child.join()
      """
    #expect(try await told(block) == "ok 0\nfork\nspawn\nforkserver\n")
  }
}
