import Glibc
import Measurement

/// Samples the memory of a process tree.
///
/// A tree of one process costs nothing: the kernel keeps its peak exactly. With more, the proportional set sizes are
/// added up, so that pages shared after a fork count once.
struct TreeMemory {
  private(set) var peakBytes = 0
  private(set) var nextSample: Double
  private let root: pid_t

  init(root: pid_t) {
    self.root = root
    nextSample = MonotonicSeconds.now() + 0.005
  }

  mutating func sample() {
    let start = MonotonicSeconds.now()
    let children = ProcessTree.descendants(of: root)
    if !children.isEmpty {
      let sum = ([root] + children).reduce(0) { $0 + Self.proportionalBytes(of: $1) }
      peakBytes = max(peakBytes, sum)
    }
    let end = MonotonicSeconds.now()
    // 20 ms apart, and never more than about 2% of a core.
    nextSample = end + max(0.02, 50 * (end - start))
  }

  private static func proportionalBytes(of process: pid_t) -> Int {
    guard let summary = procFile("/proc/\(process)/smaps_rollup") else { return 0 }
    for line in summary.split(separator: "\n") where line.hasPrefix("Pss:") {
      let fields = line.split(separator: " ")
      return fields.count > 1 ? (Int(fields[1]) ?? 0) * 1024 : 0
    }
    return 0
  }
}
