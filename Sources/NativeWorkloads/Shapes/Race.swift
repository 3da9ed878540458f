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
    let counter = try SharedMemory(byteCount: MemoryLayout<Int64>.size)
    var model = model
    model.shared = counter
    let outcome = try model.run(RacingAddition(model.request, counter: counter))
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

  private let counter: SharedMemory
  private let additions: Int64

  /// In a child process.
  init(_ request: SampleRequest) throws {
    self.init(request, counter: try SharedMemory(ofParent: MemoryLayout<Int64>.size))
  }

  init(_ request: SampleRequest, counter: SharedMemory) {
    self.counter = counter
    additions = Int64(request.size)
  }

  func run(_ unit: Int) {
    // SAFETY: the race is what is measured; the C function accesses the aligned word as volatile.
    gillab_add_without_lock(counter.bytes.assumingMemoryBound(to: Int64.self).baseAddress, additions)
  }

  func check(_ unit: Int, _ product: Void) -> UInt64 { UInt64(additions) }
}
