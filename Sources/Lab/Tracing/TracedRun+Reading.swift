import GILTrace
import Glibc
import Interpreters

extension TracedRun {
  /// Reads what was recorded.
  public func read(_ interpreter: Interpreter) throws -> (file: EventFile, context: TraceContext, trace: Trace) {
    let file = try EventFile(path: eventsPath)
    let context = context(interpreter, origin: file.originNanoseconds)
    // Both are open or read: whatever ends this process while it reports, no large file stays behind.
    for path in [eventsPath, notesPath] { unlink(path) }
    return (file, context, Trace(of: file, context: context))
  }

  private func context(_ interpreter: Interpreter, origin: Int64) -> TraceContext {
    var notes = TraceNotes(contentsOf: notesPath)
    if leftBehind > 0 {
      let processes = leftBehind == 1 ? "1 process" : "\(leftBehind) processes"
      notes.texts.append("\(processes) of the program still ran when it had ended: figures about them are those so far")
    }
    if case .timeIsUp(let seconds) = stopped {
      notes.texts.append("the program was interrupted after \(seconds) seconds, as --duration asked")
    }
    if wasKilled { notes.texts.append("the program did not heed the interrupt and was killed") }
    return TraceContext(
      python: interpreter.version, isFreeThreadedBuild: interpreter.gil != .on,
      isGILEnabled: notes.isGILEnabled[Int(process)], mainProcess: Int(process),
      endNanoseconds: UInt64(max(0, endNanoseconds - origin)), ending: contextEnding, notes: notes)
  }

  private var contextEnding: TraceContext.Ending {
    if case .interrupted = stopped { return .interrupted }
    switch ending {
    case .exited(let code): return .exited(status: Int(code))
    case .signalled(let signal): return stopped == nil ? .signal(SignalName.describe(signal)) : .interrupted
    }
  }
}
