import GILTrace

/// A trace in the format of Chrome's trace viewer, which Perfetto and others read too.
///
/// Each thread is a track with its holds and waits, which never overlap; time-outs and forced hand-offs are instants on
/// it. Times are microseconds from the script's begin, with the nanoseconds as decimals.
/// Source: "Trace Event Format", the specification of Chromium's catapult project.
public enum ChromeTrace {
  /// Reads the events once more and writes them as they pass, so that they are never all in memory.
  ///
  /// - Parameters:
  ///   - trace: What the first reading gave: it knows where the script begins.
  ///   - program: What was run, as it was named.
  ///   - path: The file has this name once it is whole.
  public static func write(
    _ file: EventFile, context: TraceContext, trace: Trace, program: String, to path: String
  ) throws(TraceFileError) {
    let output = try PartialFile(path: path)
    var writer = ChromeTraceWriter(file.threads, to: output, began: trace.beganNanoseconds)
    let zero = file.originNanoseconds + Int64(clamping: trace.beganNanoseconds)
    writer.begin(program: program, zero: zero, context)
    file.replay(mainProcess: context.mainProcess, end: context.endNanoseconds, into: writer).observer.finish()
    try output.finish()
  }
}
