import GILRecordings
import Testing

@testable import GILTrace
@testable import Reports

@Suite struct TraceTextTests {
  private let lock = Recording.Lock()

  /// A thread that computes, and one that comes back for the lock every 20 ms.
  private func convoy() throws -> Trace {
    var recording = Recording()
    let main = recording.thread()
    let other = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    for start in stride(from: 0, to: 400_000_000, by: 20_000_000) {
      recording.wants(lock, other, at: start + 4_000_000)
      recording.timedOut(lock, other, at: start + 9_000_000)
      recording.dropped(lock, main, at: start + 9_100_000)
      recording.took(lock, other, at: start + 9_100_000)
      recording.dropped(lock, other, at: start + 9_200_000)
      recording.took(lock, main, at: start + 9_200_000)
    }
    recording.ended(other, at: 390_000_000)
    recording.lost = 3
    return try recording.trace {
      $0.endNanoseconds = 400_000_000
      $0.notes = TraceNotes(
        jsonLines: Array(
          """
          {"kind":"thread","process":100,"nativeID":101,"time":4000000,"name":"读取-io"}
          {"kind":"stack","process":100,"nativeID":100,"time":29100000,"stack":["app.py:12 in inner","app.py:40 in work"]}
          {"kind":"note","text":"the stack of a hold is that of its end"}
          broken
          """.utf8))
    }
  }

  private func text(_ trace: Trace, columns: Int) -> String {
    TraceText(trace, program: "app.py", palette: Palette(isColoured: false), columns: columns).lines
      .joined(separator: "\n")
  }

  @Test func `a trace reads as a time line, figures and, last, what they mean`() throws {
    #expect(
      text(try convoy(), columns: 80) == """
        app.py  Python 3.13.0 · 400 ms · GIL on

        main     ███████████████████████████████████████████████████████████████████████
        读取-io  ░░··░░·░░··░░··░··░░··░··░░··░··░░··░··░░··░░·░░··░░··░··░░··░··░░··░·
                 0             100 ms            200 ms            300 ms         400 ms
                 █ holds the lock, ▂▅ in part  ▒ takes turns  ░ waits  · off it

        thread   held  waited  off  holds  waits  timeouts  forced  longest
        main     >99%    0.5%   0%     21     20         0      20  19.9 ms
        读取-io  0.5%     26%  73%     20     20        20       0   100 µs

        acquiring  p50 100 µs, p90 5.10 ms, p99 5.10 ms, p99.9 5.10 ms, max 5.10 ms; 40
                   takes
        longest    19.9 ms by main, from 9.20 ms, let go at app.py:12 in inner …
                   19.9 ms by main, from 29.2 ms
                   19.9 ms by main, from 49.2 ms
        counts     40 hand-offs, 20 of them forced; 20 time-outs; 125 events recorded, 3
                   lost

        note: 3 of 128 events found no room: the figures are about the time before; give
          the trace more with --limit
        note: 1 line of the processes' notes could not be read: a name or a stack may be
          missing
        note: the stack of a hold is that of its end

        convoyed: 读取-io waited 5.10 ms (one switch interval ran out) in 100% of the 19
        times that it came back for the lock, because the main thread keeps it. A
        process of its own for the main thread would end this; sys.setswitchinterval()
        with less than 0.005 shortens it.
        """)
  }

  @Test func `a Python without its GIL has no time line`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    let trace = try recording.trace {
      ($0.isFreeThreadedBuild, $0.isGILEnabled, $0.endNanoseconds) = (true, false, 50_000_000)
    }
    #expect(
      text(trace, columns: 100) == """
        app.py  Python 3.13.0 · 50.0 ms · free-threaded, GIL off

        counts     0 hand-offs, 0 of them forced; 0 time-outs; 3 events recorded, 0 lost

        freeThreaded: the interpreter says that its GIL is off, and no lock was taken while 1 thread ran.
        Threads can compute at the same time here: what holds them up, if anything does, is not the GIL.
        """)
  }

  @Test func `on a wide terminal the time line is wider and the lines are longer`() throws {
    let narrow = text(try convoy(), columns: 80).split(separator: "\n")
    let wide = text(try convoy(), columns: 120).split(separator: "\n")
    #expect(narrow.allSatisfy { $0.displayWidth <= 80 })
    #expect(wide.allSatisfy { $0.displayWidth <= 120 })
    #expect(wide[1].displayWidth == 120)
    #expect(wide.count < narrow.count)
  }
}
