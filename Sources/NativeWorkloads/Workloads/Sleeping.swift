import Glibc
import Workloads

/// Sleeps.
struct Sleeping: Workload {
  static let id = "io.sleep"

  private let microseconds: Int
  private let seed: UInt64

  init(_ request: SampleRequest) {
    microseconds = request.size
    seed = request.seed
  }

  var suspends: Bool { true }

  func run(_ unit: Int) { ThreadSleep.sleep(microseconds: microseconds) }

  func runInTask(_ unit: Int) async throws { try await Task.sleep(for: .microseconds(microseconds)) }

  func check(_ unit: Int, _ product: Void) -> UInt64 { UnitSeed.of(unit: unit, seed: seed) }

  /// How late the sleep ended.
  func latency(_ stamp: UnitStamp) -> Double? { stamp.seconds - Double(microseconds) / 1e6 }
}

/// Sleeping as a thread does.
enum ThreadSleep {
  static func sleep(microseconds: Int) {
    var time = timespec(tv_sec: microseconds / 1_000_000, tv_nsec: microseconds % 1_000_000 * 1000)
    var rest = timespec()
    // A signal ends the sleep early; what is left of it is then in `rest`.
    while nanosleep(&time, &rest) != 0, errno == EINTR { time = rest }
  }
}
