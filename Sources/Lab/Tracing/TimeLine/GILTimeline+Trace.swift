import GILTrace
import Workloads

extension GILTimeline {
  /// How long the part is that is drawn, unless it has too many spans.
  static let partNanoseconds: UInt64 = 250_000_000
  /// A part is not made shorter than this share of it to have fewer spans: 10 ms.
  static let shortestShare: UInt64 = 25
  /// A picture of a few hundred columns shows no more.
  static let mostSpans = 2000

  /// Takes the busiest part of a traced program; two more passes over its events.
  ///
  /// - Parameters:
  ///   - file: The events that `trace` was made of.
  ///   - executable: The interpreter's.
  ///   - program: What followed `gillab trace` and its options on the command line.
  ///   - script: The program's, as it was when it began.
  public init(
    of file: EventFile, context: TraceContext, trace: Trace, executable: String, program: [String],
    script: ScriptFile?
  ) {
    self.init(
      of: file, context: context, trace: trace, executable: executable, program: program, script: script,
      partNanoseconds: Self.partNanoseconds, mostSpans: Self.mostSpans)
  }

  init(
    of file: EventFile, context: TraceContext, trace: Trace, executable: String, program: [String],
    script: ScriptFile? = nil, partNanoseconds: UInt64, mostSpans: Int
  ) {
    let summary = trace.summary
    let began = trace.beganNanoseconds
    let life = began..<(began + UInt64(max(0, summary.wallSeconds) * 1e9))
    func replay<Observer: LockObserver>(_ observer: Observer) -> Observer {
      file.replay(mainProcess: context.mainProcess, end: context.endNanoseconds, into: observer).observer
    }
    let busiest = replay(BusiestPart(of: life, partNanoseconds: partNanoseconds)).part
    var spans = replay(PartSpans(of: life, part: busiest))
    spans.thin(to: mostSpans, shortestNanoseconds: partNanoseconds / Self.shortestShare)
    let names = ThreadNames(of: file.threads, notes: context.notes)
    let lifetime = summary.locks.reduce(0) { $0 + $1.lifetimeSeconds }
    let contended = summary.locks.reduce(0) { $0 + $1.contendedShare * $1.lifetimeSeconds }
    self.init(
      python: context.python, pythonExecutable: executable, program: program, script: script,
      programSeconds: summary.wallSeconds, fromSeconds: Self.seconds(spans.part.lowerBound, since: began),
      toSeconds: Self.seconds(spans.part.upperBound, since: began), diagnosis: summary.diagnosis.rawValue,
      heldShare: summary.heldShare, contendedShare: lifetime > 0 ? contended / lifetime : 0,
      handoffs: summary.handoffs, forcedHandoffs: summary.forcedSwitches,
      threads: Self.threads(spans, of: file, names, began), isThinned: spans.isThinned)
  }

  /// Those that lived in the part, by the time of their first event.
  private static func threads(
    _ spans: PartSpans, of file: EventFile, _ names: ThreadNames, _ began: UInt64
  ) -> [GILTimelineThread] {
    let shown = file.threads.indices.filter { index in
      let thread = file.threads[index]
      return thread.firstNanoseconds < spans.part.upperBound && thread.lastNanoseconds >= spans.part.lowerBound
    }
    let titles = shown.map { index -> String in
      let thread = file.threads[index]
      return names[index] ?? (thread.nativeID == thread.process ? "main" : "thread")
    }
    var places: [String: Int] = [:]
    for title in titles { places[title, default: 0] += 1 }
    var parts: [Int: (holds: [[Double]], waits: [[Double]])] = [:]
    for piece in spans.pieces {
      let times = [seconds(piece.range.lowerBound, since: began), seconds(piece.range.upperBound, since: began)]
      switch piece.activity {
      case .holding: parts[piece.thread, default: ([], [])].holds.append(times)
      case .waiting: parts[piece.thread, default: ([], [])].waits.append(times)
      }
    }
    return zip(shown, titles).map { index, title in
      let total = spans.totals[index] ?? PartSpans.Total()
      // Names that several threads have are told apart by the kernel's numbers.
      let isUnique = places[title] == 1
      return GILTimelineThread(
        name: isUnique ? title : "\(title) \(file.threads[index].nativeID)", holds: parts[index]?.holds ?? [],
        waits: parts[index]?.waits ?? [], heldSeconds: Double(total.held) / 1e9,
        waitedSeconds: Double(total.waited) / 1e9)
    }
  }

  private static func seconds(_ nanoseconds: UInt64, since began: UInt64) -> Double {
    (Double(nanoseconds) - Double(began)) / 1e9
  }
}
