import FoundationEssentials
import Subprocess
import SystemPackage

/// Why an executable could not be asked what it is.
struct ProbeFailure: Error, Equatable {
  let reason: String
}

/// Runs an executable as Python and asks what it is.
struct Probe: Sendable {
  /// Absolute path of `probe.py`.
  let script: String
  let environment: [String: String]
  let workingFolder: String
  /// After this the executable, and whatever it started, is ended.
  let timeout: Duration

  /// What an answer may hold; a thousand times what an interpreter says.
  private static let limit = 1 << 20

  /// - Throws: What was wrong: it did not start, ran too long, ended badly or did not answer.
  func facts(of executable: String) async throws(ProbeFailure) -> ProbeFacts {
    guard FileSystem.exists(executable) else { throw ProbeFailure(reason: "there is no such file") }
    guard FileSystem.isExecutableFile(executable) else { throw ProbeFailure(reason: "it is not an executable file") }
    // Python 2 and 3.0 to 3.3 lack -I; they say so and exit with 2.
    var answer = try await ended(running: executable, options: ["-I", "-S", "-B"])
    if answer.terminationStatus == .exited(2) {
      answer = try await ended(running: executable, options: ["-E", "-s", "-S", "-B"])
    }
    guard answer.terminationStatus.isSuccess else {
      let complaint = Self.complaint(in: answer.standardError).map { ": \($0)" } ?? ""
      throw ProbeFailure(reason: "it ended with \(Self.words(for: answer.terminationStatus))\(complaint)")
    }
    guard let line = Self.lastLine(of: answer.standardOutput),
      let facts = try? JSONDecoder().decode(ProbeFacts.self, from: Data(line.utf8)), facts.version.count == 3
    else { throw ProbeFailure(reason: "it does not run Python code") }
    return facts
  }

  private typealias Answer = ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>

  private func ended(running executable: String, options: [String]) async throws(ProbeFailure) -> Answer {
    var platform = PlatformOptions()
    platform.createSession = true
    platform.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    let variables = environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
    let configuration = Configuration(
      executable: .path(FilePath(executable)), arguments: Arguments(options + [script]),
      environment: .custom(Dictionary(variables) { first, _ in first }), workingDirectory: FilePath(workingFolder),
      platformOptions: platform)
    do {
      return try await withThrowingTaskGroup(of: Answer?.self) { group in
        group.addTask {
          try await run(
            configuration, output: .string(limit: Self.limit), error: .string(limit: Self.limit))
        }
        group.addTask {
          try await Task.sleep(for: timeout)
          return nil
        }
        defer { group.cancelAll() }
        guard let answer = try await group.next() ?? nil else {
          throw ProbeFailure(reason: "it did not answer within \(timeout)")
        }
        return answer
      }
    } catch let failure as ProbeFailure {
      throw failure
    } catch let error as SubprocessError {
      throw ProbeFailure(reason: "it does not start: " + (error.underlyingError.map { "\($0)" } ?? "\(error)"))
    } catch {
      throw ProbeFailure(reason: "\(error)")
    }
  }

  private static func words(for status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "exit status \(code)"
    case .signaled(let signal): "signal \(signal)"
    }
  }

  /// The line that says most: the first, but the last of a traceback.
  private static func complaint(in text: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline)
    let isTraceback = lines.first?.hasPrefix("Traceback") ?? false
    return (isTraceback ? lines.last : lines.first).map(String.init)
  }

  private static func lastLine(of text: String) -> String? {
    text.split(whereSeparator: \.isNewline).last.map(String.init)
  }
}
