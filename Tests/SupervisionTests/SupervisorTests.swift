import FoundationEssentials
import Glibc
import Lab
import Subprocess
import SystemPackage
import Testing
import Workloads

/// Figures of programs whose truth is known, measured through the worker: the supervisor needs a process of its own.
@Suite(
  .enabled(
    if: access("/usr/bin/python3", X_OK) == 0, "no /usr/bin/python3, which the measured programs are written for"))
struct SupervisorTests {
  private func measure(_ script: String, timeoutSeconds: Double = 60) async throws -> RunResult {
    try await run(["/usr/bin/python3", "-S", "-c", script], timeoutSeconds: timeoutSeconds)
  }

  private func run(_ command: [String], timeoutSeconds: Double = 60) async throws -> RunResult {
    let folder = "\(FileManager.default.temporaryDirectory.path)/supervision-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let request = RunRequest(
      program: .command(command), workingDirectory: folder,
      timeoutSeconds: timeoutSeconds, outputLimitBytes: 1000)
    try JSONEncoder().encode(request).write(to: URL(filePath: "\(folder)/\(RunRequest.fileName)"))
    let worker = try WorkerProgram.locate()
    let ended = try await Subprocess.run(
      .path(FilePath(worker.path)), arguments: ["worker", "run", folder], output: .discarded,
      error: .string(limit: 10_000))
    #expect(ended.terminationStatus.isSuccess)
    #expect(ended.standardError == "")
    let result = try Data(contentsOf: URL(filePath: "\(folder)/\(RunRequest.resultFileName)"))
    return try JSONDecoder().decode(RunResult.self, from: result)
  }

  /// The child outlives the program, or the program hangs and cannot be interrupted: both are killed.
  @Test(arguments: ["spawn", "forkserver"], ["os.kill(os.getpid(), signal.SIGKILL)", "time.sleep(60)"])
  func `names in shared memory go with the processes that are killed`(method: String, end: String) async throws {
    let result = try await measure(
      """
      import multiprocessing, os, signal, time
      from multiprocessing.shared_memory import SharedMemory
      signal.signal(signal.SIGINT, signal.SIG_IGN)
      methods = multiprocessing.get_context("\(method)")
      lock, block = methods.Lock(), SharedMemory(create=True, size=10)
      methods.Process(target=time.sleep, args=(60,)).start()
      for name in "sem." + lock._semlock.name[1:], block.name:
          assert os.path.exists("/dev/shm/" + name)
          print(name, flush=True)
      \(end)
      """, timeoutSeconds: 8)
    #expect(result.ending == (end.hasPrefix("os.kill") ? .signalled(signal: SIGKILL) : .timedOut))
    let names = result.stdout.text.split(separator: "\n")
    #expect(names.count == 2)
    for name in names { #expect(access("/dev/shm/\(name)", F_OK) != 0, "\(name)") }
  }

  private let mebibyte = 1 << 20

  @Test func `memory that a child touches is in the peak`() async throws {
    let result = try await measure(
      "import os, time\nif os.fork() == 0:\n    b = b'x' * (64 << 20); time.sleep(0.3); os._exit(0)\nos.wait()")
    #expect(result.ending == .exited(code: 0))
    #expect((64 * mebibyte...110 * mebibyte).contains(result.peakBytes))
  }

  @Test func `memory that forks share counts once`() async throws {
    let result = try await measure(
      """
      import os, time
      b = b'x' * (64 << 20)
      for _ in range(4):
          if os.fork() == 0:
              time.sleep(0.5); os._exit(0)
      for _ in range(4):
          os.wait()
      """)
    #expect((64 * mebibyte...110 * mebibyte).contains(result.peakBytes))
  }

  @Test func `memory that forks do not share adds up`() async throws {
    let result = try await measure(
      """
      import os, time
      for _ in range(3):
          if os.fork() == 0:
              b = b'x' * (48 << 20); time.sleep(1); os._exit(0)
      for _ in range(3):
          os.wait()
      """)
    #expect((144 * mebibyte...220 * mebibyte).contains(result.peakBytes))
  }

  @Test func `processor time of grandchildren counts`() async throws {
    let spin = "t = time.process_time()\nwhile time.process_time() - t < 0.3: pass"
    let result = try await measure(
      """
      import os, time
      if os.fork() == 0:
          if os.fork() == 0:
              \(spin.replacing("\n", with: "\n        "))
              os._exit(0)
          os.wait()
          os._exit(0)
      os.wait()
      """)
    #expect(result.cpuSeconds >= 0.3)
    #expect(result.wallSeconds >= 0.3)
  }

  @Test func `processor time of a daemon that is ended counts`() async throws {
    let result = try await measure(
      "import os\nif os.fork() == 0:\n    os.setsid()\n    while True: pass\n")
    #expect(result.leftBehind.count == 1)
    #expect(result.cpuSeconds >= 0.1)
  }

  @Test func `what the program prints after its parent has ended is kept`() async throws {
    let result = try await measure(
      "import os, time\nif os.fork() == 0:\n    time.sleep(0.1); os.write(1, b'late'); os._exit(0)\nos.write(1, b'early ')"
    )
    #expect(result.stdout.text == "early late")
    #expect(result.leftBehind == [])
  }

  @Test func `a program gets an empty input, its own session and nothing else of the lab's`() async throws {
    let result = try await measure(
      """
      import os
      print(os.read(0, 10), os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid(), sorted(os.listdir("/proc/self/fd")))
      """)
    #expect(result.stdout.text == "b'' True True ['0', '1', '2', '3']\n")
  }

  @Test func `a program that does not exist is told by its shell's status`() async throws {
    let result = try await run(["/missing/program"])
    #expect(result.ending == .exited(code: 127))
    #expect(result.stderr.text == "/missing/program: No such file or directory\n")
  }
}
