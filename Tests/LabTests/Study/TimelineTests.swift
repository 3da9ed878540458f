import GILRecordings
import GILTrace
import Testing
import Workloads

@testable import Lab

/// The part of a traced program that a report draws.
struct TimelineTests {
  private let lock = Recording.Lock()

  private func timeline(
    _ recording: Recording, end: UInt64 = 1_000_000, partNanoseconds: UInt64 = 100_000, mostSpans: Int = 2000
  ) throws -> GILTimeline {
    let file = try recording.file()
    let context = TraceContext(python: "3.13.0", mainProcess: 100, endNanoseconds: end)
    return GILTimeline(
      of: file, context: context, trace: Trace(of: file, context: context), executable: "/opt/python3",
      program: ["a.py", "--fast"], partNanoseconds: partNanoseconds, mostSpans: mostSpans)
  }

  /// The script begins at 10 µs. The main thread holds until 200 and from 480 to 600, another from 400 to 480, for which
  /// the main thread waits from 410 on.
  private var contended: Recording {
    var recording = Recording()
    let main = recording.thread()
    let other = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 10_000)
    recording.dropped(lock, main, at: 200_000)
    recording.took(lock, other, at: 400_000)
    recording.wants(lock, main, at: 410_000)
    recording.dropped(lock, other, at: 480_000)
    recording.took(lock, main, at: 480_000)
    recording.dropped(lock, main, at: 600_000)
    return recording
  }

  @Test func `it is the part in which threads waited longest, cut at its ends`() throws {
    let timeline = try timeline(contended)
    #expect(timeline.fromSeconds == 0.0004)
    #expect(timeline.toSeconds == 0.0005)
    #expect(
      timeline.threads == [
        GILTimelineThread(
          name: "main", holds: [[0.00047, 0.0005]], waits: [[0.0004, 0.00047]], heldSeconds: 0.00031,
          waitedSeconds: 0.00007),
        GILTimelineThread(
          name: "thread", holds: [[0.0004, 0.00047]], waits: [], heldSeconds: 0.00008, waitedSeconds: 0),
      ])
    #expect(!timeline.isThinned)
  }

  @Test func `its figures are those of the whole program's summary`() throws {
    let summary = try contended.summary { $0.endNanoseconds = 1_000_000 }
    let timeline = try timeline(contended)
    #expect(timeline.programSeconds == summary.wallSeconds)
    #expect(timeline.programSeconds == 0.00099)
    #expect(timeline.heldShare == summary.heldShare)
    #expect(timeline.contendedShare == summary.locks.first?.contendedShare)
    #expect(timeline.contendedShare > 0)
    #expect([timeline.handoffs, timeline.forcedHandoffs] == [summary.handoffs, summary.forcedSwitches])
    #expect(timeline.diagnosis == summary.diagnosis.rawValue)
    #expect(timeline.program == ["a.py", "--fast"])
    #expect(timeline.pythonExecutable == "/opt/python3")
  }

  @Test func `where nobody waits it is the part in which the lock is held longest`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    for (start, end) in [(20_000, 30_000), (500_000, 560_000), (900_000, 930_000)] {
      recording.took(lock, main, at: start)
      recording.dropped(lock, main, at: end)
    }
    let timeline = try timeline(recording)
    #expect(timeline.fromSeconds <= 0.0005)
    #expect(timeline.toSeconds >= 0.00056)
    #expect(timeline.threads.map(\.holds) == [[[0.0005, 0.00056]]])
  }

  @Test func `a program that is shorter than a part is shown whole`() throws {
    let timeline = try timeline(contended, partNanoseconds: 10_000_000)
    #expect([timeline.fromSeconds, timeline.toSeconds] == [0, 0.00099])
    #expect(timeline.threads.map(\.holds.count) == [2, 1])
  }

  /// A hold of 1 µs every 2 µs, the last of them half as long again.
  private var busy: Recording {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    for hold in 0..<400 {
      recording.took(lock, main, at: hold * 2000)
      recording.dropped(lock, main, at: hold * 2000 + (hold % 2 == 1 ? 1500 : 1000))
    }
    return recording
  }

  @Test func `where there are too many spans a shorter part is shown whole`() throws {
    let timeline = try timeline(busy, end: 800_000, mostSpans: 20)
    let holds = try #require(timeline.threads.first?.holds)
    #expect(holds.count <= 20)
    #expect(holds.count > 5)
    #expect(!timeline.isThinned)
    #expect(timeline.toSeconds - timeline.fromSeconds < 0.00005)
    #expect(holds.allSatisfy { $0[0] >= timeline.fromSeconds && $0[1] <= timeline.toSeconds })
  }

  @Test func `where even a short part has too many, the longest are left, in order, and it says so`() throws {
    let timeline = try timeline(busy, end: 800_000, mostSpans: 2)
    let holds = try #require(timeline.threads.first?.holds)
    #expect(holds.count == 2)
    #expect(timeline.isThinned)
    #expect(holds[0][1] < holds[1][0])
    #expect(timeline.toSeconds - timeline.fromSeconds >= 0.000004, "it is not made shorter than a 25th")
  }

  @Test func `threads of one name are told apart, and one that did not live in the part is left out`() throws {
    var recording = contended
    let third = recording.thread(name: "pool")
    let fourth = recording.thread(name: "pool")
    let late = recording.thread(name: "late")
    for (thread, start) in [(third, 610_000), (fourth, 620_000)] {
      recording.took(lock, thread, at: start)
      recording.dropped(lock, thread, at: start + 5000)
    }
    recording.took(lock, late, at: 900_000)
    recording.dropped(lock, late, at: 901_000)
    let all = try timeline(recording, partNanoseconds: 10_000_000)
    #expect(all.threads.map(\.name) == ["main", "thread", "pool \(third.nativeID)", "pool \(fourth.nativeID)", "late"])
    #expect(try timeline(recording).threads.map(\.name) == ["main", "thread"])
  }
}
