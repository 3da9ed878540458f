/// A traced run, read.
public struct Trace: Sendable, Hashable {
  public var summary: TraceSummary
  /// Rows in the order of the summary's threads.
  public var timeLine: TimeLine
  /// From where the figures count, nanoseconds from the origin of the file of events.
  public var beganNanoseconds: UInt64

  public init(summary: TraceSummary, timeLine: TimeLine, beganNanoseconds: UInt64) {
    self.summary = summary
    self.timeLine = timeLine
    self.beganNanoseconds = beganNanoseconds
  }

  /// Reads a file of events in one pass.
  public init(of file: EventFile, context: TraceContext) {
    let start = file.threads.first { $0.process == context.mainProcess }?.firstNanoseconds ?? 0
    let announced = file.threads.first { $0.process == context.mainProcess && $0.endsProcess }?.lastNanoseconds
    let last = file.threads.reduce(announced ?? context.endNanoseconds ?? start) { max($0, $1.lastNanoseconds) }
    let end = min(last, file.firstLostNanoseconds ?? last)
    let (tally, facts) = file.replay(
      mainProcess: context.mainProcess, end: context.endNanoseconds,
      into: SummaryTally(of: file, start: start, end: end))
    let reading = TraceReading(file: file, context: context, tally: tally, facts: facts)
    let diagnosed = reading.diagnosed
    self.init(
      summary: reading.summary(diagnosed), timeLine: tally.timeLine.timeLine(of: reading.threadIndices),
      beganNanoseconds: facts.began)
  }
}
