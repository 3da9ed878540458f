import Documents
import FoundationEssentials
import Workloads

extension DocumentVerification {
  /// Runs the native equivalent that the expectations name for a block, measured as the block was.
  func runTwin(of snippet: Snippet, beside python: RunResult?) async throws -> TwinReport? {
    guard plan.runsTwins, let twin = expectations?.twin(of: snippet.id) else { return nil }
    let result = try await folders.withRunFolder(UUID().uuidString) { folder, workingDirectory in
      let request = RunRequest(
        program: .command([launcher.program.path, "twin", twin.rawValue]), workingDirectory: workingDirectory,
        timeoutSeconds: plan.timeoutSeconds, outputLimitBytes: plan.outputLimitBytes)
      let result = try await launcher.run(request, in: folder)
      // Cancelling kills the server, which looks like the block's own end.
      try Task.checkCancellation()
      return result
    }
    let mask: (String) -> String = { expectations?.masked($0, of: snippet.id) ?? $0 }
    let native = ComparableOutput(result, mask: mask)
    var difference: String? = "the block did not run"
    if let python { difference = native.difference(from: ComparableOutput(python, mask: mask)) }
    if result.ending != .exited(code: 0) { difference = "it ended with \(result.ending): \(result.stderr.text)" }
    return TwinReport(
      model: twin.rawValue, stdout: result.stdout.text, matches: difference == nil, difference: difference,
      wallSeconds: result.wallSeconds, cpuSeconds: result.cpuSeconds, peakBytes: result.peakBytes)
  }
}
