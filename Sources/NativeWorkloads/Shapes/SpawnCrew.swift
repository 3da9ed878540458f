import Glibc
import Measurement
import Synchronization
import Workloads

/// Creates workers that do nothing and joins them.
struct SpawnCrew {
  let model: UnitsModel

  init(_ model: UnitsModel) { self.model = model }

  /// What one crew took.
  struct Pass: Sendable {
    /// Until all were alive.
    var creationSeconds = 0.0
    /// From letting them go until the last was gone.
    var joinSeconds = 0.0
    /// Memory while all were alive, less that before; 0 where it was not looked at.
    var addedBytes = 0
    /// What looking at the memory used of processors.
    var looking = ProcessUsage()
    /// The sum of the check values of those that ended as they should.
    var check: UInt64 = 0
  }

  func pass(of count: Int, isMemoryMeasured: Bool) throws -> Pass {
    let watch = SpawnWatch(isMemoryMeasured: isMemoryMeasured)
    switch model.model {
    case .serial: throw Unsupported("the calling thread is there already; there is nothing to create")
    case .thread: return try threads(count, watch)
    case .threadPool: return try pooledThreads(count, watch)
    case .process, .processPool: return try processes(count, watch)
    case .task: return try TaskBridge.wait { await tasks(count, watch) }
    }
  }

  private func check(_ worker: Int) -> UInt64 { UnitSeed.of(unit: worker, seed: model.request.seed) }

  private func threads(_ count: Int, _ watch: SpawnWatch) throws -> Pass {
    let gate = Gate()
    let crew = CheckSum()
    let threads = try NativeThread.several(count, gate: gate) { crew.add(check($0)) }
    gate.awaitArrivals(count)
    watch.allAreAlive()
    gate.open(for: count)
    for thread in threads { thread.join() }
    return watch.allAreGone(check: crew.value)
  }

  private func pooledThreads(_ count: Int, _ watch: SpawnWatch) throws -> Pass {
    let (gate, done, crew) = (Gate(), Semaphore(), CheckSum())
    let pool = try DispatchPool(count)
    for (worker, queue) in pool.queues.enumerated() {
      queue.async {
        _ = gate.arrive()
        crew.add(check(worker))
        done.signal()
      }
    }
    gate.awaitArrivals(count)
    watch.allAreAlive()
    gate.open(for: count)
    for _ in pool.queues { done.wait() }
    return watch.allAreGone(check: crew.value)
  }

  private func processes(_ count: Int, _ watch: SpawnWatch) throws -> Pass {
    let children = try [ChildProcess].start(count, .idle, for: model)
    watch.allAreAlive(children.map(\.process))
    try children.join()
    return watch.allAreGone(check: (0..<children.count).reduce(0) { $0 &+ check($1) })
  }

  @concurrent
  private func tasks(_ count: Int, _ watch: SpawnWatch) async -> Pass {
    let gate = TaskGate(count)
    return await withTaskGroup(of: UInt64.self) { group in
      for worker in 0..<count {
        group.addTask {
          await gate.arrive()
          return check(worker)
        }
      }
      await gate.awaitArrivals()
      watch.allAreAlive()
      gate.open()
      return watch.allAreGone(check: await group.reduce(0, &+))
    }
  }
}

/// The sum of check values that many threads add to.
private final class CheckSum: Sendable {
  private let sum = Atomic<UInt64>(0)

  func add(_ check: UInt64) { sum.wrappingAdd(check, ordering: .relaxed) }

  var value: UInt64 { sum.load(ordering: .acquiring) }
}

/// Times a crew from its creation on, and looks at the memory.
private final class SpawnWatch: Sendable {
  private struct State {
    var pass = SpawnCrew.Pass()
    var mark: UInt64 = 0
  }

  private let bytesBefore: Int?
  private let lookingBefore: ProcessUsage
  private let state: Mutex<State>

  /// Begins.
  init(isMemoryMeasured: Bool) {
    let usage = ProcessUsage.now()
    bytesBefore = isMemoryMeasured ? ProcessMemory.bytes(with: []) : nil
    lookingBefore = ProcessUsage.now() - usage
    state = Mutex(State(mark: MonotonicNanoseconds.now()))
  }

  func allAreAlive(_ children: [pid_t] = []) {
    let (now, usage) = (MonotonicNanoseconds.now(), ProcessUsage.now())
    let added = bytesBefore.map { ProcessMemory.bytes(with: children) - $0 }
    let looking = ProcessUsage.now() - usage
    state.withLock { state in
      state.pass.creationSeconds = Double(now - state.mark) / 1e9
      state.pass.addedBytes = added ?? 0
      state.pass.looking = lookingBefore + looking
      state.mark = MonotonicNanoseconds.now()
    }
  }

  func allAreGone(check: UInt64) -> SpawnCrew.Pass {
    let now = MonotonicNanoseconds.now()
    return state.withLock { state in
      state.pass.joinSeconds = Double(now - state.mark) / 1e9
      state.pass.check = check
      return state.pass
    }
  }
}
