import Glibc
import Measurement
import Workloads

/// Samples the memory of a process tree.
///
/// A tree of one process costs nothing: the kernel keeps its peak exactly. With more, the proportional set sizes are
/// added up, so that pages shared after a fork count once.
struct TreeMemory {
  private(set) var peakBytes = 0
  private(set) var nextSample: Double
  private let root: pid_t
  private let intervalSeconds: Double

  /// - Parameter intervalSeconds: Between looks, at least.
  init(root: pid_t, intervalSeconds: Double) {
    self.root = root
    self.intervalSeconds = intervalSeconds
    // A short program is seen early; who looks less often has longer ones.
    nextSample = MonotonicSeconds.now() + max(0.005, intervalSeconds / 4)
  }

  mutating func sample() {
    // Of this process, so that waiting for a busy machine's processor does not count as cost.
    let start = ProcessorClock.own.seconds
    let children = ProcessTree.descendants(of: root)
    if !children.isEmpty, let sum = Self.sum(over: [root] + children) { peakBytes = max(peakBytes, sum) }
    // No more than about 2% of a core; but a tree so large that it costs more is looked at all the same.
    let cost = ProcessorClock.own.seconds - start
    nextSample = MonotonicSeconds.now() + min(max(intervalSeconds, 50 * cost), 0.25)
  }

  /// Nil when a process ended meanwhile: its share would count once as its own and again as that of those it shared with.
  private static func sum(over processes: [pid_t]) -> Int? {
    let counted = processes.map { ($0, ProportionalMemory.bytes(of: $0) ?? 0) }.filter { $0.1 > 0 }
    // Without memory of its own, an ended process's first number here is 0.
    let isWhole = counted.allSatisfy { process, _ in procFile("/proc/\(process)/statm")?.hasPrefix("0 ") == false }
    return isWhole ? counted.reduce(0) { $0 + $1.1 } : nil
  }
}
