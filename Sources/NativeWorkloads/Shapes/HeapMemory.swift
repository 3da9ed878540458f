import Glibc
import Synchronization
import Workloads

/// How much more memory workers take beside a parent with a large heap.
///
/// Each reads all of it once, whatever the number of units: a pool hands the first ones to each of its workers, one each.
struct HeapMemory {
  static let id = HeapReading.id

  private let model: UnitsModel

  init(_ model: UnitsModel) {
    var model = model
    model.request.units = model.model == .serial ? 1 : model.request.workers
    model.request.repeats = 1
    self.model = model
  }

  func report() throws -> SampleReport {
    let work = HeapReading(model.request)
    work.fill()
    let before = ProcessMemory.bytes(with: [])
    let (started, touched) = (Reading(), Reading())
    var model = model
    model.atStartLine = { started.take($0) }
    model.afterUnits = { touched.take($0) }
    var report = try model.run(work).report()
    report.metrics = [
      "heapBytes": Double(before), "startedBytes": Double(started.bytes - before),
      "touchedBytes": Double(touched.bytes - before),
    ]
    return report
  }

  private final class Reading: Sendable {
    private let value = Mutex(0)
    var bytes: Int { value.withLock { $0 } }
    func take(_ children: [pid_t]) { value.withLock { $0 = ProcessMemory.bytes(with: children) } }
  }
}

/// Memory of this process and its children together, in which shared pages count once.
enum ProcessMemory {
  static func bytes(with children: [pid_t]) -> Int {
    ([getpid()] + children).reduce(0) { $0 + (ProportionalMemory.bytes(of: $1) ?? 0) }
  }
}
