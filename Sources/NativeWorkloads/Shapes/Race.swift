import LibcShims
import Workloads

/// Workers that add to one counter without a lock, and how much of it is lost.
///
/// Each worker does every unit, so that there is a rival whatever the number of units; the checksum counts a unit once.
struct Race {
  static let id = RacingAddition.id

  private var model: UnitsModel
  private let workers: Int

  init(_ model: UnitsModel) {
    self.model = model
    workers = model.model == .serial ? 1 : model.request.workers
    self.model.request.units *= workers
  }

  func report() throws -> SampleReport {
    let counter = try SharedMemory(byteCount: RacingAddition.byteCount)
    var model = model
    model.shared = counter
    let outcome = try model.run(RacingAddition(model.request, counter: counter, workers: workers))
    var report = try outcome.report()
    guard let sum = UInt64(report.checksum, radix: 16) else { return report }
    report.checksum = Checksum.text(sum / UInt64(workers))
    let added = Double(sum) * Double(model.request.repeats)
    let lost = added - Double(counter.bytes.load(as: Int64.self))
    report.metrics = ["lostUpdatesCount": lost, "lostShare": lost / added]
    return report
  }
}

/// Adds to a counter that others add to as well.
struct RacingAddition: Workload {
  static let id = "race"

  /// The counter, and beside it how many workers have come to it.
  static let byteCount = 2 * MemoryLayout<Int64>.size

  private let counter: SharedMemory
  private let additions: Int64
  private let workers: Int

  /// In a child process.
  init(_ request: SampleRequest) throws {
    self.init(request, counter: try SharedMemory(ofParent: Self.byteCount), workers: request.workers)
  }

  init(_ request: SampleRequest, counter: SharedMemory, workers: Int) {
    self.counter = counter
    self.workers = workers
    additions = Int64(request.size)
  }

  func run(_ unit: Int) {
    // SAFETY: the race is what is measured; the C functions access the aligned words as volatile or atomic.
    let words = counter.bytes.assumingMemoryBound(to: Int64.self)
    guard let first = words.baseAddress else { return }
    // Waking up takes longer than many additions: without waiting for each other, workers would seldom meet.
    gillab_meet(first + 1, Int64(workers), 2_000_000)
    gillab_add_without_lock(first, additions)
  }

  func check(_ unit: Int, _ product: Void) -> UInt64 { UInt64(additions) }
}
