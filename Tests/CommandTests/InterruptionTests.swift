import FoundationEssentials
import Glibc
import Interpreters
import Lab
import Subprocess
import SystemPackage
import Testing

/// `gillab verify` ended from outside while a block runs.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct InterruptionTests {
  /// A block that heeds no signal, with a child in a session of its own. It says who they are in a file beside the document.
  private static let block = """
    import os, signal, time

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = os.fork()
    if child == 0:
        os.setsid()
    else:
        with open(os.path.dirname(__file__) + "/unready", "w") as file:
            print(os.getpid(), child, file=file)
        os.rename(file.name, os.path.dirname(__file__) + "/ready")
    while True:
        time.sleep(1)
    """

  @Test(arguments: [Signal.interrupt, .terminate, .kill, .terminalClosed])
  func `nothing of it is left behind`(signal: Signal) async throws {
    let folder = try Folder()
    let document = try folder.file("guide.md", "```python\n\(Self.block)\n```\n")
    let ready = folder.path + "/ready"
    let temporary = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    let ended = try await Subprocess.run(
      .path(FilePath(gillab)),
      arguments: ["verify", document, "--python", try await Pythons.one.executable, "--timeout", "60"],
      environment: .inherit.updating(["TMPDIR": temporary]), input: .none, output: .discarded, error: .discarded
    ) { execution in
      while access(ready, R_OK) != 0 { try await Task.sleep(for: .milliseconds(20)) }
      try execution.send(signal: signal)
    }
    #expect(ended.terminationStatus == .signaled(signal.rawValue))
    let processes = try String(contentsOf: URL(filePath: ready), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    #expect(processes.count == 2)
    // The supervisor sees within a moment that its lab has gone; how long a moment is, is the machine's business.
    for _ in 0..<500 where !isTidy(processes, temporary) { try await Task.sleep(for: .milliseconds(20)) }
    #expect(processes.filter { kill($0, 0) == 0 } == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
  }

  private func isTidy(_ processes: [pid_t], _ temporary: String) -> Bool {
    processes.allSatisfy { kill($0, 0) != 0 } && (try? FileManager.default.contentsOfDirectory(atPath: temporary)) == []
  }
}
