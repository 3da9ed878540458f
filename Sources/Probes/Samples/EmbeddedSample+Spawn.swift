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
    let aloneBytes = MemoryLook.residentBytes()
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
    report.add(.now(), since: before)
    report.wallSeconds = report.creationSeconds + report.joinSeconds
    let sum = (0..<UInt64(request.size)).reduce(UInt64(0)) { $0 &+ UnitSeed.of($1, in: request.seed) }
    report.checksum = sum.paddedHexadecimal
    report.metrics = [
      "createOneSeconds": report.wallSeconds / Double(request.size * request.repeats),
      "memoryOneBytes": Double((look.outcome.bytes ?? aloneBytes) - aloneBytes) / Double(request.size),
    ]
    return report
  }

  private func createSubinterpreters(_ look: MemoryLook) throws {
    let line = SampleLine(request.size)
    // No body runs before all have started.
    let results = try runtime.withOwnGILSubinterpreters(request.size) { index, python in
      python.detach {
        if index == 0 { look.take() }
        _ = line.wait()
      }
    }
    for result in results { try result.get() }
  }

  private func createThreads(_ look: MemoryLook) throws {
    let (runtime, allHere, end) = (runtime, StartLine(request.size + 1), StartLine(request.size + 1))
    let threads = try (0..<request.size).map { _ in
      try DedicatedThread {
        try runtime.attach { python in
          python.detach {
            allHere.wait()
            end.wait()
          }
        }
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
  }

  private let state = Mutex(Outcome())

  var outcome: Outcome { state.withLock { $0 } }

  func take() {
    let beganAt = MonotonicSeconds.now()
    let bytes = outcome.bytes ?? Self.residentBytes()
    state.withLock { $0 = Outcome(beganAt: beganAt, seconds: MonotonicSeconds.now() - beganAt, bytes: bytes) }
  }

  /// The proportional set size: 0 where the kernel does not tell.
  static func residentBytes() -> Int {
    let summary = String(decoding: RunFile.read("/proc/self/smaps_rollup") ?? [], as: UTF8.self)
    let line = summary.split(separator: "\n").first { $0.hasPrefix("Pss:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}

/// A unit's own seed: docs/workloads.md, "Numbers".
private enum UnitSeed {
  static func of(_ number: UInt64, in seed: UInt64) -> UInt64 {
    var x = seed &+ number &+ 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }
}
