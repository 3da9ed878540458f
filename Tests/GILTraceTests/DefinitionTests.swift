import GILTrace
import Testing

/// Each definition of docs/trace.md on a schedule made by hand.
@Suite struct DefinitionTests {
  let lock = Recording.Lock()

  @Test func `a lone thread holds, is off the lock, and never waits`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 1_000_000)
    recording.dropped(lock, main, at: 31_000_000)
    recording.took(lock, main, at: 41_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 101_000_000 }
    #expect(
      try summary.json == """
        {
          "acquisition" : {
            "count" : 1,
            "max" : 0,
            "p50" : 0,
            "p90" : 0,
            "p99" : 0,
            "p999" : 0
          },
          "anomalies" : 0,
          "diagnosis" : "busy",
          "events" : {
            "lost" : 0,
            "recorded" : 6
          },
          "explanation" : "busy: the lock was held for 90% of 100 ms, and nobody waited for it. It computes in Python: \
        threads would take turns, so only processes, a free-threaded Python or native code can make it faster.",
          "forcedSwitches" : 0,
          "gil" : "on",
          "handoffs" : 0,
          "heldShare" : 0.9,
          "locks" : [
            {
              "contendedShare" : 0,
              "forcedSwitches" : 0,
              "handoffs" : 0,
              "heldShare" : 0.9,
              "interpreter" : 0,
              "lifetimeSeconds" : 0.1,
              "process" : 100,
              "timeouts" : 0
            }
          ],
          "longestHolds" : [
            {
              "name" : null,
              "nativeID" : 100,
              "process" : 100,
              "seconds" : 0.06,
              "stack" : null,
              "startSeconds" : 0.04
            },
            {
              "name" : null,
              "nativeID" : 100,
              "process" : 100,
              "seconds" : 0.03,
              "stack" : null,
              "startSeconds" : 0
            }
          ],
          "notes" : [

          ],
          "python" : "3.13.0",
          "schema" : "gillab.trace/1",
          "threads" : [
            {
              "forced" : 0,
              "holdSeconds" : 0.09,
              "holds" : 2,
              "interpreter" : 0,
              "longestHoldSeconds" : 0.06,
              "longestWaitSeconds" : 0,
              "name" : null,
              "nativeID" : 100,
              "offSeconds" : 0.01,
              "process" : 100,
              "timeouts" : 0,
              "waitSeconds" : 0,
              "waits" : 0
            }
          ],
          "timeouts" : 0,
          "wallSeconds" : 0.1
        }

        """)
  }
}
