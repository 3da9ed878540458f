import Glibc
import Workloads

extension ProbeHost {
  /// This machine, now.
  static var here: ProbeHost {
    ProbeHost(
      processor: processorName, cores: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), kernel: kernelRelease,
      loadAtBegin: load)
  }

  /// The one-minute load average; nil if the system does not say.
  static var load: Double? {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : nil
  }

  private static var kernelRelease: String? {
    line(of: "/proc/sys/kernel/osrelease") { _ in true }
  }

  private static var processorName: String? {
    line(of: "/proc/cpuinfo") { $0.hasPrefix("model name") }?.split(separator: ":").last
      .map { String($0.drop { $0 == " " }) }
  }

  private static func line(of path: String, where isWanted: (Substring) -> Bool) -> String? {
    RunFile.read(path).flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first(where: isWanted) }
      .map(String.init)
  }
}
