import GILTrace

/// Writes what it is told of the threads as trace events, one a line.
struct ChromeTraceWriter: LockObserver {
  private let output: PartialFile
  private let threads: [RecordedThread]
  private let tracks: ChromeTracks
  /// Nanoseconds from the file's origin; what was before is left out.
  private let began: UInt64
  private var interpreters: [Int] = []
  private var hasEvents = false

  init(_ threads: [RecordedThread], to output: PartialFile, began: UInt64) {
    self.output = output
    self.threads = threads
    tracks = ChromeTracks(of: threads)
    self.began = began
  }

  /// The begin of the file, and the names of all that follows.
  ///
  /// - Parameter zero: The moment from which the file counts, nanoseconds of CLOCK_MONOTONIC: to lay it beside another one.
  mutating func begin(program: String, zero: Int64, _ context: TraceContext) {
    output.write(##"{"displayTimeUnit":"ms","otherData":{"program":"##)
    output.write(jsonString: program)
    output.write(##","python":"##)
    output.write(jsonString: context.python)
    output.write(##","zeroMonotonicNanoseconds":"##)
    output.write(Int(zero))
    output.write(##"},"traceEvents":["##)
    let names = ThreadNames(of: threads, notes: context.notes)
    var processes: Set<Int> = []
    for (index, thread) in threads.enumerated() {
      let isFirst = processes.insert(thread.process).inserted
      if isFirst {
        let title = thread.process == context.mainProcess ? program : "process \(thread.process)"
        metadata("process_name", of: index, name: title)
      }
      let title = names[index] ?? (isFirst ? "main" : "thread \(thread.nativeID)")
      metadata("thread_name", of: index, name: title)
    }
  }

  func finish() { output.write("\n]}\n") }

  mutating func lockBegan(_ lock: Int, _ identity: LockIdentity, at nanoseconds: UInt64) {
    interpreters.append(identity.interpreter)
  }

  mutating func spent(_ span: Span) {
    let start = max(span.start, began)
    guard span.end > start else { return }
    switch span.activity {
    case .holding: beginEvent(##""ph":"X","cat":"gil","name":"holds the GIL""##, span.thread)
    case .waiting: beginEvent(##""ph":"X","cat":"gil","name":"waits for the GIL""##, span.thread)
    }
    output.write(##","ts":"##)
    output.write(microseconds: start - began)
    output.write(##","dur":"##)
    output.write(microseconds: span.end - start)
    output.write(##","args":{"interpreter":"##)
    output.write(interpreters[span.lock])
    output.write("}}")
  }

  mutating func timedOut(_ timeOut: TimeOut) {
    instant(##""ph":"i","s":"t","cat":"gil","name":"time-out""##, timeOut.thread, at: timeOut.nanoseconds)
  }

  mutating func took(_ take: Take) {
    guard take.wasForced, let previous = take.previous else { return }
    // It stands where the holder lets go, who knows nothing of the taker yet; the taker's hold begins there.
    instant(##""ph":"i","s":"t","cat":"gil","name":"forced hand-off""##, previous, at: take.nanoseconds)
  }

  private mutating func instant(_ what: StaticString, _ thread: Int, at nanoseconds: UInt64) {
    guard nanoseconds >= began else { return }
    beginEvent(what, thread)
    output.write(##","ts":"##)
    output.write(microseconds: nanoseconds - began)
    output.write("}")
  }

  private mutating func metadata(_ what: StaticString, of thread: Int, name: String) {
    beginEvent(##""ph":"M""##, thread)
    output.write(##","name":""##)
    output.write(what)
    output.write(##"","args":{"name":"##)
    output.write(jsonString: name)
    output.write("}}")
  }

  /// An object without its end.
  private mutating func beginEvent(_ fields: StaticString, _ thread: Int) {
    output.write(hasEvents ? ",\n{" : "\n{")
    hasEvents = true
    output.write(fields)
    output.write(##","pid":"##)
    output.write(threads[thread].process)
    output.write(##","tid":"##)
    output.write(tracks.numbers[thread])
  }
}
