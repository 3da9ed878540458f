import Dispatch
import Measurement
import Synchronization
import Workloads

/// Many waits of 50 ms at once.
struct Fanout {
  static let id = "fanout"
  static let waitMicroseconds = 50_000
  /// More children than this would measure how a machine thrashes.
  private static let mostProcesses = 500

  private let model: UnitsModel
  private let count: Int

  init(_ model: UnitsModel) {
    self.model = model
    count = model.request.size
  }

  func report() throws -> SampleReport {
    var report = SampleReport()
    var checks: [UInt64] = []
    for _ in 0..<model.request.repeats {
      let waits = Waits(count)
      let usage = ProcessUsage.now()
      let began = MonotonicNanoseconds.now()
      let pass = try start(waits)
      let end = waits.lastEnd
      report.wallSeconds += Double(end - began) / 1e9
      report.creationSeconds += Double(pass.created - began) / 1e9
      report.joinSeconds += Double(pass.gone - min(pass.gone, end)) / 1e9
      report.add(pass.usage - usage + pass.children)
      report.latencies += waits.lateSeconds
      checks.append(waits.ended.reduce(0) { $0 &+ UnitSeed.of(unit: $1, seed: model.request.seed) })
    }
    report.checksum = try Checksum.ofEqualPasses([checks])
    return report
  }

  /// What one pass took beside the waits themselves.
  private struct Pass {
    /// When the last wait had been started.
    var created: UInt64
    var gone: UInt64
    /// Of this process, when all had ended.
    var usage = ProcessUsage.now()
    var children = ProcessUsage()
  }

  private func start(_ waits: Waits) throws -> Pass {
    switch model.model {
    case .serial: throw Unsupported("one worker cannot wait for several things at once")
    case .thread: try inThreads(waits)
    case .threadPool: inDispatch(waits)
    case .process, .processPool: try inProcesses(waits)
    case .task: try TaskBridge.wait { try await inTasks(waits) }
    }
  }

  /// A pthread for each, with a stack as small as does.
  private func inThreads(_ waits: Waits) throws -> Pass {
    var threads: [NativeThread] = []
    threads.reserveCapacity(count)
    var refusal: NativeThread.Refused?
    for number in 0..<count {
      waits.start(number)
      do throws(NativeThread.Refused) {
        threads.append(
          try NativeThread(name: "wait", stackBytes: 1 << 16) {
            ThreadSleep.sleep(microseconds: Self.waitMicroseconds)
            waits.end(number)
          })
      } catch {
        refusal = error
        break
      }
    }
    let created = MonotonicNanoseconds.now()
    for thread in threads { thread.join() }
    if let refusal { throw Unsupported("after \(threads.count) threads, \(refusal)") }
    return Pass(created: created, gone: MonotonicNanoseconds.now())
  }

  /// Dispatch's own timers, which take no thread while they wait.
  private func inDispatch(_ waits: Waits) -> Pass {
    let queue = DispatchQueue(label: "waits", attributes: .concurrent)
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      waits.start(number)
      queue.asyncAfter(deadline: .now() + .microseconds(Self.waitMicroseconds)) {
        waits.end(number)
        group.leave()
      }
    }
    let created = MonotonicNanoseconds.now()
    group.wait()
    return Pass(created: created, gone: MonotonicNanoseconds.now())
  }

  private func inProcesses(_ waits: Waits) throws -> Pass {
    guard count <= Self.mostProcesses else {
      throw Unsupported("more than \(Self.mostProcesses) processes at once would measure the machine's limits")
    }
    let children = try (0..<count).map { number in
      waits.start(number)
      return try ChildProcess(
        ChildJob(duty: .wait, request: model.request, worker: number), executable: model.executable)
    }
    let created = MonotonicNanoseconds.now()
    let logs = try children.receiveFromEach { try $0.receiveLog() }
    for (number, log) in logs.enumerated() { waits.end(number, at: log.stamps.last?.end ?? 0) }
    let usage = ProcessUsage.now()
    try children.join()
    return Pass(
      created: created, gone: MonotonicNanoseconds.now(), usage: usage,
      children: logs.map(\.usage).reduce(ProcessUsage(), +))
  }

  /// A child's part of it.
  static func waitInChild() {
    var log = WorkerLog(passes: 1)
    let start = MonotonicNanoseconds.now()
    ThreadSleep.sleep(microseconds: waitMicroseconds)
    let stamp = UnitStamp(start: start, end: MonotonicNanoseconds.now())
    log.note(stamp, check: 0, pass: 0, latency: nil)
    log.usage = .now()
    ChildPort.send(.words(log.words))
  }

  @concurrent
  private func inTasks(_ waits: Waits) async throws -> Pass {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        waits.start(number)
        group.addTask {
          try await Task.sleep(for: .microseconds(Self.waitMicroseconds))
          waits.end(number)
        }
      }
      let created = MonotonicNanoseconds.now()
      try await group.waitForAll()
      return Pass(created: created, gone: MonotonicNanoseconds.now())
    }
  }
}

/// When each wait was started and when it ended, in nanoseconds on CLOCK_MONOTONIC.
private final class Waits: Sendable {
  private let times: Mutex<[UnitStamp]>

  init(_ count: Int) { times = Mutex(Array(repeating: UnitStamp(start: 0, end: 0), count: count)) }

  func start(_ number: Int) {
    times.withLock { $0[number].start = MonotonicNanoseconds.now() }
  }

  func end(_ number: Int) {
    let now = MonotonicNanoseconds.now()
    end(number, at: now)
  }

  func end(_ number: Int, at time: UInt64) { times.withLock { $0[number].end = time } }

  /// Numbers of those that have ended.
  var ended: [Int] { times.withLock { times in times.indices.filter { times[$0].end > 0 } } }

  var lastEnd: UInt64 { times.withLock { $0.map(\.end).max() ?? 0 } }

  /// By how much later than 50 ms after its creation each ended.
  var lateSeconds: [Double] {
    times.withLock { $0.filter { $0.end > 0 }.map { $0.seconds - Double(Fanout.waitMicroseconds) / 1e6 } }
  }
}
