import FoundationEssentials
import Glibc
import Testing
import Workloads

@testable import Lab

/// Programs that the worker's server supervises itself, one after another.
@Suite struct OwnWorkTests {
  private func run(_ script: String, by launcher: WorkerLauncher, timeoutSeconds: Double = 60) async throws -> RunResult
  {
    let folders = try RunFolders()
    defer { folders.remove() }
    return try await run(script, by: launcher, in: folders, timeoutSeconds: timeoutSeconds)
  }

  private func run(
    _ script: String, by launcher: WorkerLauncher, in folders: RunFolders, timeoutSeconds: Double = 60
  ) async throws -> RunResult {
    try await folders.withRunFolder("run") { folder, workingDirectory in
      try await launcher.run(
        RunRequest(
          program: .command(["/usr/bin/python3", "-S", "-c", script]), workingDirectory: workingDirectory,
          timeoutSeconds: timeoutSeconds, outputLimitBytes: 1000, isOwnWork: true),
        in: folder)
    }
  }

  @Test func `a run's memory, time and end are its own, whatever ran before it`() async throws {
    let launcher = WorkerLauncher(program: try .locate())
    let large = try await run("b = b'x' * (100 << 20)\nfor _ in range(3_000_000): pass", by: launcher)
    let small = try await run("print('here')", by: launcher)
    #expect(large.ending == .exited(code: 0))
    #expect(small.ending == .exited(code: 0))
    #expect(small.stdout.text == "here\n")
    #expect(large.peakBytes > 100 << 20)
    #expect(small.peakBytes < 50 << 20)
    #expect(small.cpuSeconds < large.cpuSeconds)
    #expect(try await run("raise SystemExit(3)", by: launcher).ending == .exited(code: 3))
  }

  @Test func `what a run leaves behind, or does not end, is ended, and the next one runs`() async throws {
    let launcher = WorkerLauncher(program: try .locate())
    let leaving = try await run("import os, time\nif os.fork() == 0: time.sleep(100)", by: launcher)
    #expect(leaving.leftBehind.count == 1)
    let hanging = try await run("import time\ntime.sleep(100)", by: launcher, timeoutSeconds: 0.5)
    #expect(hanging.ending == .timedOut)
    #expect(try await run("pass", by: launcher).ending == .exited(code: 0))
  }

  @Test func `a run that ends its parent all the same costs only itself`() async throws {
    let launcher = WorkerLauncher(program: try .locate())
    let hostile = try await run("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)", by: launcher)
    guard case .supervisorLost = hostile.ending else {
      Issue.record("it ended by \(hostile.ending)")
      return
    }
    #expect(try await run("pass", by: launcher).ending == .exited(code: 0))
  }

  @Test func `a signal to the waiting server ends that server and touches nothing else`() async throws {
    let launcher = WorkerLauncher(program: try .locate())
    let folders = try RunFolders()
    defer { folders.remove() }
    let asked = try await run("import os; print(os.getppid())", by: launcher, in: folders)
    let server = try #require(pid_t(asked.stdout.text.filter { $0.isNumber }))
    kill(server, SIGTERM)
    // This one may be lost with the server.
    _ = try await run("pass", by: launcher, in: folders)
    #expect(access(folders.root, F_OK) == 0)
    #expect(try await run("pass", by: launcher, in: folders).ending == .exited(code: 0))
  }
}
