import FoundationEssentials
import Workloads

/// What became of a sample's process.
struct SampleOutcome {
  private let result: RunResult
  private let folder: String
  private let timeoutSeconds: Double

  init(_ result: RunResult, in folder: String, timeoutSeconds: Double) {
    self.result = result
    self.folder = folder
    self.timeoutSeconds = timeoutSeconds
  }

  /// The sample without its place in the run.
  var record: SampleRecord { failure ?? finished }

  /// Nil when the process ended as it should.
  var failure: SampleRecord? {
    switch result.ending {
    case .exited(0): nil
    case .exited(let code): failed(.failed, lastLine ?? "it ended with exit status \(code)")
    case .signalled(let signal): failed(.crashed, "it was ended by \(SignalName.describe(signal))")
    case .timedOut: failed(.timeout, "it was still running after \(timeoutSeconds.rounded()) s")
    case .killedParent(let signal), .supervisorLost(let signal):
      failed(.crashed, "the process that supervised it was ended by \(SignalName.describe(signal))")
    case .notStarted(let reason): failed(.failed, "it could not be started: \(reason)")
    }
  }

  private var finished: SampleRecord {
    let bytes = RunFile.read("\(folder)/\(SampleReport.fileName)") ?? []
    guard let report = try? JSONDecoder().decode(SampleReport.self, from: Data(bytes)) else {
      return failed(.failed, "it left no report" + (lastLine.map { ": \($0)" } ?? ""))
    }
    if let reason = report.unsupported { return failed(.unsupported, reason) }
    guard report.wallSeconds > 0 else { return failed(.failed, "it measured no time at all") }
    return SampleRecord(
      cell: 0, block: 0, position: 0, status: .ok, report: report, peakBytes: result.peakBytes)
  }

  private func failed(_ status: CellRecord.Status, _ reason: String) -> SampleRecord {
    SampleRecord(cell: 0, block: 0, position: 0, status: status, reason: reason)
  }

  private var lastLine: String? {
    result.stderr.text.split(separator: "\n").last.map(String.init)
  }
}
