import Glibc

/// Memory of a process in which pages that it shares with others count in part: the proportional set size (PSS).
public enum ProportionalMemory {
  /// Bytes; nil when the process has gone. Source: `/proc/PID/smaps_rollup`.
  public static func bytes(of process: pid_t) -> Int? {
    guard let summary = RunFile.read("/proc/\(process)/smaps_rollup") else { return nil }
    for line in String(decoding: summary, as: UTF8.self).split(separator: "\n") where line.hasPrefix("Pss:") {
      let fields = line.split(separator: " ")
      return fields.count > 1 ? Int(fields[1]).map { $0 * 1024 } : nil
    }
    return nil
  }
}
