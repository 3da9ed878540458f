import Glibc
import Workloads

/// What the machine's processors have done since they started, as the kernel counts it.
struct MachineActivity: Sendable {
  /// Clock ticks of all processors together.
  private let busy: Double
  private let steal: Double
  private let total: Double

  /// Nil where the kernel does not say.
  static var now: MachineActivity? {
    guard let bytes = RunFile.read("/proc/stat") else { return nil }
    // The first line alone: others are thousands of characters long.
    return MachineActivity(stat: String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  /// - Parameter stat: `/proc/stat`: its first line is user, nice, system, idle, iowait, irq, softirq, steal, … (proc(5)).
  init?(stat: String) {
    guard let line = stat.split(separator: "\n").first, line.hasPrefix("cpu ") else { return nil }
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    guard ticks.count == 8 else { return nil }
    total = ticks.reduce(0, +)
    steal = ticks[7]
    busy = total - ticks[3] - ticks[4] - steal
  }

  /// How a stretch of time was shared.
  ///
  /// - Parameter ownSeconds: Processor time that was the measurement's own.
  /// - Returns: Shares of all processors' time; nil when no tick passed.
  static func shares(
    from begin: MachineActivity?, to end: MachineActivity?, ownSeconds: Double
  ) -> (steal: Double, others: Double)? {
    guard let begin, let end, end.total > begin.total else { return nil }
    let total = end.total - begin.total
    let own = ownSeconds * Double(sysconf(Int32(_SC_CLK_TCK)))
    return (
      steal: max(0, end.steal - begin.steal) / total,
      others: max(0, end.busy - begin.busy - own) / total
    )
  }
}
