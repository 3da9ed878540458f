import Measurement
import Probes
import PythonRuntime
import Synchronization
import Workloads

extension Subject {
  /// What the acquisition probe measures beside a thread that holds the GIL for a known time: whoever arrives during a
  /// hold cannot have it before the hold's end.
  func acquisition() throws {
    try run { runtime in
      let log = HoldLog()
      let holder = try DedicatedThread {
        while !log.isOver.load(ordering: .relaxed) {
          try runtime.attach { _ in
            let begin = MonotonicNanoseconds.now()
            while MonotonicNanoseconds.now() < begin + 10_000_000 {}
            log.holds.withLock { $0.append(TimedWait(began: begin, ended: MonotonicNanoseconds.now())) }
          }
        }
      }
      let waits = try PythonProbe.waits(
        ProbeTask(measure: .acquisition, threads: 1, sampleSeconds: 0.5, seed: 1), in: runtime)
      log.isOver.store(true, ordering: .relaxed)
      try holder.join()
      let isGILEnabled = try runtime.attach { python in try python.isGILEnabled }
      let during = waits.flatMap { wait in
        log.holds.withLock { $0 }.filter { $0.began <= wait.began && wait.began < $0.ended }.map { (wait, $0) }
      }
      print(isGILEnabled ? "GIL" : "no GIL", during.isEmpty ? "nobody arrived during a hold" : "arrivals during holds")
      let early = during.count { $0.0.ended < $0.1.ended }
      print(isGILEnabled ? "\(early) too early" : early == 0 ? "all waited" : "did not wait")
    }
  }
}

private final class HoldLog: Sendable {
  let holds = Mutex<[TimedWait]>([])
  let isOver = Atomic(false)
}
