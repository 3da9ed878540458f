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
    case .exited(let code): failed(.failed, lastLine ?? ReasonPhrase.exited("\(code)"))
    case .signalled(let signal): failed(.crashed, ReasonPhrase.endedBySignal(SignalName.describe(signal)))
    case .timedOut: failed(.timeout, ReasonPhrase.stillRunning("\(timeoutSeconds.rounded())"))
    case .killedParent(let signal), .supervisorLost(let signal):
      failed(.crashed, ReasonPhrase.supervisorEndedBySignal(SignalName.describe(signal)))
    case .notStarted(let reason): failed(.failed, "it could not be started: \(reason)")
    }
  }

  private var finished: SampleRecord {
    let bytes = RunFile.read("\(folder)/\(SampleReport.fileName)") ?? []
    guard let report = try? JSONDecoder().decode(SampleReport.self, from: Data(bytes)) else {
      return failed(.failed, "it left no report" + (lastLine.map { ": \($0)" } ?? ""))
    }
    if let reason = report.unsupported { return failed(.unsupported, reason) }
    guard report.wallSeconds > 0 else { return failed(.failed, ReasonPhrase.noTime()) }
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
