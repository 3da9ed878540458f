import Measurement
import Workloads

/// A kind of work whose units depend on nothing but their numbers, the size and the seed: docs/workloads.md.
protocol Workload: Sendable {
  /// What a unit leaves, to be checked when its time is over.
  associatedtype Product: Sendable

  /// Stable, lowercase, dotted: it is stored with every result, so never reuse one.
  static var id: String { get }

  /// Builds what all units need. Never timed.
  init(_ request: SampleRequest) throws

  /// The timed part of a unit, which may block its thread.
  func run(_ unit: Int) throws -> Product

  /// The same in a task of Swift concurrency, which waits without its thread.
  func runInTask(_ unit: Int) async throws -> Product

  /// Whether ``runInTask(_:)`` waits.
  var suspends: Bool { get }

  /// Makes ready what ``runInTask(_:)`` alone needs. Never timed.
  func prepareTasks()

  /// A unit's check value.
  func check(_ unit: Int, _ product: Product) throws -> UInt64

  /// What a unit took, or by how much it was late, in seconds; nil where the workload has no latencies.
  func latency(_ stamp: UnitStamp) -> Double?
}

extension Workload {
  func runInTask(_ unit: Int) async throws -> Product { try run(unit) }
  var suspends: Bool { false }
  func prepareTasks() {}
  func latency(_ stamp: UnitStamp) -> Double? { nil }

  /// Does a unit whose result nobody wants.
  func warmUp(_ unit: Int) throws { _ = try check(unit, run(unit)) }

  func warmUpInTask(_ unit: Int) async throws { _ = try check(unit, await runInTask(unit)) }

  /// Does a unit and notes it.
  func perform(_ unit: Int, pass: Int, log: inout WorkerLog) throws {
    let start = MonotonicNanoseconds.now()
    let product = try run(unit)
    let stamp = UnitStamp(start: start, end: MonotonicNanoseconds.now())
    log.note(stamp, check: try check(unit, product), pass: pass, latency: latency(stamp))
  }

  func performInTask(_ unit: Int, pass: Int, log: inout WorkerLog) async throws {
    let start = MonotonicNanoseconds.now()
    let product = try await runInTask(unit)
    let stamp = UnitStamp(start: start, end: MonotonicNanoseconds.now())
    log.note(stamp, check: try check(unit, product), pass: pass, latency: latency(stamp))
  }
}
