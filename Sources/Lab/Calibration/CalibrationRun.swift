import FoundationEssentials
import GILTrace
import Interpreters
import Measurement
import PyScripts
import Workloads

/// One calibration program, recorded, and its truth beside what was recorded.
struct CalibrationRun {
  /// Hand-offs are counted within 0.1% of the truth, shares within half a percentage point.
  static let countLimit = 0.001
  static let shareLimit = 0.005
  private static let vagueShare = 0.1

  let program: String
  let truth: ProgramTruth
  let file: EventFile

  func checks() -> [CalibrationCheck] {
    let whole = tally([truth.measured].map { ($0.begin, $0.end) })
    let window = Double(truth.measured.end - truth.measured.begin) / 1e9
    var checks: [CalibrationCheck] = []
    if let handoffs = truth.handoffs {
      checks.append(
        CalibrationCheck(
          program: program, instrument: .handoffs, thread: nil, truthLow: Double(handoffs), truthHigh: Double(handoffs),
          measured: Double(whole.handoffs(inWindow: 0)), limit: Self.countLimit))
    }
    for thread in truth.threads {
      let part = sum(whole, nativeID: thread.nativeID, windows: 0...0)
      for (instrument, range, nanoseconds) in [
        (CalibrationCheck.Instrument.holdShare, thread.hold, part.held), (.waitShare, thread.wait, part.waited),
      ] {
        // A thread that slept cannot tell when it woke, only how long it waited at most: that is nothing to measure by.
        guard let range, range.lowerBound > 0 || range.upperBound < Self.vagueShare * window else { continue }
        checks.append(
          share(
            instrument, thread.name, range.lowerBound / window, range.upperBound / window,
            Double(nanoseconds) / 1e9 / window))
      }
    }
    return checks + native(.nativeHoldShare, truth.nativeHolds) + native(.nativeWaitShare, truth.nativeWaits)
  }

  /// Spans that are known exactly: all of each was spent so. The median span counts, as a busy machine may stop the
  /// thread just between the event and its stamp.
  private func native(_ instrument: CalibrationCheck.Instrument, _ spans: [ProgramTruth.Stamped]?) -> [CalibrationCheck]
  {
    guard let spans, !spans.isEmpty else { return [] }
    return Set(spans.map(\.nativeID)).sorted().compactMap { thread in
      let own = spans.filter { $0.nativeID == thread && $0.end > $0.begin }
      let tally = tally(own.map { ($0.begin, $0.end) })
      let shares = own.indices.map { window in
        let part = sum(tally, nativeID: thread, windows: window...window)
        return Double(instrument == .nativeHoldShare ? part.held : part.waited)
          / Double(own[window].end - own[window].begin)
      }
      guard let median = Samples(shares)?.median else { return nil }
      let name = truth.threads.first { $0.nativeID == thread }?.name ?? "\(thread)"
      return share(instrument, name, 1, 1, median)
    }
  }

  private func share(
    _ instrument: CalibrationCheck.Instrument, _ thread: String, _ low: Double, _ high: Double, _ measured: Double
  ) -> CalibrationCheck {
    CalibrationCheck(
      program: program, instrument: instrument, thread: thread, truthLow: low, truthHigh: high, measured: measured,
      limit: Self.shareLimit)
  }

  private func tally(_ windows: [(begin: Int64, end: Int64)]) -> WindowTally {
    let ranges = windows.map { UInt64($0.begin - file.originNanoseconds)..<UInt64($0.end - file.originNanoseconds) }
    return file.replay(mainProcess: truth.processID, end: nil, into: WindowTally(windows: ranges)).observer
  }

  private func sum(_ tally: WindowTally, nativeID: Int, windows: ClosedRange<Int>) -> (held: UInt64, waited: UInt64) {
    var sum: (held: UInt64, waited: UInt64) = (0, 0)
    for (index, thread) in file.threads.enumerated()
    where thread.process == truth.processID && thread.nativeID == nativeID {
      for window in windows {
        let part = tally.part(ofThread: index, inWindow: window)
        sum = (sum.held + part.held, sum.waited + part.waited)
      }
    }
    return sum
  }
}
