import Glibc
import Measurement
import PythonRuntime
import Synchronization
import Workloads

extension EmbeddedSample {
  /// Creates and joins `size` workers that do nothing, in each repeat, all alive together.
  func spawn() throws -> SampleReport {
    let (text, scripts) = (try requestText, scripts)
    try runtime.attach { python in try python.accept(text, scripts: scripts) }
    let look = MemoryLook()
    let aloneBytes = MemoryLook.bytesNow()
    let before = ProcessUsage.now()
    var report = SampleReport()
    for _ in 0..<request.repeats {
      let began = MonotonicSeconds.now()
      if request.model == PythonModel.subinterpreter.rawValue {
        try createSubinterpreters(look)
      } else {
        try createThreads(look)
      }
      let looked = look.outcome
      report.creationSeconds += looked.beganAt - began
      report.joinSeconds += MonotonicSeconds.now() - looked.beganAt - looked.seconds
    }
    report.add(ProcessUsage.now() - before - look.outcome.usage)
    report.wallSeconds = report.creationSeconds + report.joinSeconds
    let sum = (0..<request.size).reduce(UInt64(0)) { $0 &+ UnitSeed.of(unit: $1, seed: request.seed) }
    report.checksum = Checksum.text(sum)
    report.metrics = [
      "createOneSeconds": report.wallSeconds / Double(request.size * request.repeats),
      "memoryOneBytes": Double((look.outcome.bytes ?? aloneBytes) - aloneBytes) / Double(request.size),
    ]
    return report
  }

  private func createSubinterpreters(_ look: MemoryLook) throws {
    let line = SampleLine(request.size)
    // No body runs before all have started.
    let results = try runtime.withOwnGILSubinterpreters(request.size, onMissing: line.callOff) { index, python in
      python.detach {
        if index == 0 { look.take() }
        _ = line.wait()
      }
    }
    for result in results { try result.get() }
  }

  private func createThreads(_ look: MemoryLook) throws {
    let (runtime, allHere, end) = (runtime, StartLine(request.size + 1), StartLine(request.size + 1))
    let callOff = { @Sendable in
      allHere.callOff()
      end.callOff()
    }
    let threads = try Self.threads(request.size, orCallOff: callOff) { _ in
      do {
        try runtime.attach { python in
          python.detach {
            allHere.wait()
            end.wait()
          }
        }
      } catch {
        callOff()
        throw error
      }
    }
    allHere.wait()
    look.take()
    end.wait()
    for thread in threads { try thread.join() }
  }
}

/// The moment at which all units live, and, the first time, the memory that this process then takes.
private final class MemoryLook: Sendable {
  struct Outcome {
    var beganAt = 0.0
    /// How long looking took, in which the units did nothing.
    var seconds = 0.0
    var bytes: Int?
    /// What looking used of processors.
    var usage = ProcessUsage()
  }

  private let state = Mutex(Outcome())

  var outcome: Outcome { state.withLock { $0 } }

  func take() {
    let before = outcome
    let (beganAt, usage) = (MonotonicSeconds.now(), ProcessUsage.now())
    let bytes = before.bytes ?? Self.bytesNow()
    let spent = before.usage + (ProcessUsage.now() - usage)
    state.withLock {
      $0 = Outcome(beganAt: beganAt, seconds: MonotonicSeconds.now() - beganAt, bytes: bytes, usage: spent)
    }
  }

  /// The proportional set size of this process: 0 where the kernel does not tell.
  static func bytesNow() -> Int { ProportionalMemory.bytes(of: getpid()) ?? 0 }
}
