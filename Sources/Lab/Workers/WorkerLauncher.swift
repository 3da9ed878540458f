import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Workloads

/// Runs requests, each in a process of its own that a supervisor watches.
struct WorkerLauncher: Sendable {
  let program: WorkerProgram
  private let servers: WorkerServers

  init(program: WorkerProgram) {
    self.program = program
    servers = WorkerServers(program)
  }

  /// The user's, but for some of Python's own variables.
  private static let environment = PythonVariables.passedOn(of: ProcessInfo.processInfo.environment)

  /// Makes the runs that follow forks of new workers.
  func renewWorkers() async { await servers.forgetAll() }

  /// - Parameter folder: The run's folder; the request is written into it.
  func run(_ request: RunRequest, in folder: String) async throws -> RunResult {
    let bytes = try JSONEncoder().encode(request)
    if let reason = RunFile.write(Array(bytes), to: "\(folder)/\(RunRequest.fileName)") {
      throw LabError.temporaryFolder(path: folder, reason: reason)
    }
    let library = request.program.library
    let server = try await servers.server(for: library, environment: Self.environment)
    guard let answer = await server.carryOut(folder: folder) else {
      // The snippet killed even its supervisor's parent, or the task was cancelled.
      await servers.forget(library)
      // In a task of its own: a cancelled one starts no process, and there is one to end.
      return try await Task { try await endOrphans(of: folder, signal: SIGKILL) }.value
    }
    // Linux's layout of a wait status; the macros are not importable.
    let status = answer.status
    let signal = status & 0x7F
    if signal != 0 { return try await endOrphans(of: folder, signal: signal) }
    guard status == 0 else { throw LabError.worker(reason: "status \(status >> 8): \(complaints(in: folder))") }
    do {
      let bytes = RunFile.read("\(folder)/\(RunRequest.resultFileName)") ?? []
      var result = try JSONDecoder().decode(RunResult.self, from: Data(bytes))
      // Where the server is the supervisor, its time includes that.
      result.supervisorSeconds = answer.seconds + (request.isOwnWork ? 0 : result.supervisorSeconds)
      return result
    } catch {
      throw LabError.worker(reason: "\(error)")
    }
  }

  private func complaints(in folder: String) -> String {
    String(decoding: RunFile.read("\(folder)/\(RunRequest.errorsFileName)") ?? [], as: UTF8.self)
  }

  /// The snippet killed its parent, which was the supervisor: a second worker ends what the first can no longer end.
  private func endOrphans(of folder: String, signal: Int32) async throws -> RunResult {
    _ = try await Subprocess.run(
      .path(FilePath(program.path)), arguments: ["worker", "end", folder], output: .discarded, error: .discarded)
    let file = RunFile.read("\(folder)/\(RunRequest.groupFileName)").map { String(decoding: $0, as: UTF8.self) }
    let pid = file?.split(separator: "\n").first.flatMap { Int32($0) }
    return RunResult(ending: .supervisorLost(signal: signal), pid: pid ?? 0)
  }
}
