import FoundationEssentials
import Glibc
import Subprocess
import Synchronization
import SystemPackage
import Workloads

/// Runs requests, each in a worker process of its own.
struct WorkerLauncher: Sendable {
  let program: WorkerProgram

  /// The user's environment without the variables that change how an interpreter writes and warns.
  ///
  /// PYTHONUNBUFFERED, which many containers set, lets the lines of two processes run together; a document's reader does
  /// not have it. PYTHONPATH stays, and so does what chooses the GIL.
  static let environment: [Subprocess.Environment.Key: String] = {
    let kept = ["PYTHONPATH", "PYTHON_GIL"]
    let variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PYTHON") || kept.contains($0.key) }
    return Dictionary(
      uniqueKeysWithValues: variables.compactMap { name, value in
        Subprocess.Environment.Key(rawValue: name).map { ($0, value) }
      })
  }()

  /// - Parameter folder: The run's folder; the request is written into it.
  func run(_ request: RunRequest, in folder: String) async throws -> RunResult {
    do {
      try JSONEncoder().encode(request).write(to: URL(filePath: "\(folder)/\(RunRequest.fileName)"))
    } catch {
      throw LabError.temporaryFolder(path: folder, reason: "\(error)")
    }
    let waker = Mutex<Task<Void, Never>?>(nil)
    defer { waker.withLock { $0?.cancel() } }
    let ended = try await Subprocess.run(
      .path(FilePath(program.path)), arguments: ["run", folder],
      environment: .custom(Self.environment),
      // A stream as JSON: at worst six bytes for one, twice, and the events.
      input: .none, output: .bytes(limit: 16 * request.outputLimitBytes + 16_000_000),
      error: .string(limit: 100_000)
    ) { execution in
      let supervisor = execution.processIdentifier.value
      waker.withLock { $0 = Task { await Self.keepAwake(supervisor) } }
    }
    switch ended.terminationStatus {
    case .exited(0):
      do {
        return try JSONDecoder().decode(RunResult.self, from: Data(ended.standardOutput))
      } catch {
        throw LabError.worker(reason: "\(error)")
      }
    case .exited(let status):
      throw LabError.worker(reason: "status \(status): \(ended.standardError)")
    case .signaled(let signal):
      return endOrphans(of: folder, signal: signal)
    }
  }

  /// A snippet may stop its parent, which is the supervisor and holds the time limit: it goes on within a second.
  private static func keepAwake(_ supervisor: pid_t) async {
    while (try? await Task.sleep(for: .seconds(1))) != nil { kill(supervisor, SIGCONT) }
  }

  /// The snippet killed its parent, which was the supervisor: ends what the supervisor can no longer end.
  private func endOrphans(of folder: String, signal: Int32) -> RunResult {
    let file = try? String(contentsOf: URL(filePath: "\(folder)/\(RunRequest.groupFileName)"), encoding: .utf8)
    let group = pid_t(file?.split(separator: "\n").first ?? "") ?? 0
    if group > 1 { killpg(group, SIGKILL) }
    return RunResult(ending: .supervisorLost(signal: signal), pid: group)
  }
}
