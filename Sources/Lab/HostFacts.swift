import Glibc
import Workloads

/// What the kernel says about this machine.
enum HostFacts {
  static var cores: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static var memoryBytes: Int { Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE))) }

  /// The one-minute load average; nil if the system does not say.
  static var load: Double? {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : nil
  }

  static var kernelRelease: String? {
    line(of: "/proc/sys/kernel/osrelease") { _ in true }
  }

  static var processorName: String? {
    line(of: "/proc/cpuinfo") { $0.hasPrefix("model name") }?.split(separator: ":").last
      .map { String($0.drop { $0 == " " }) }
  }

  static var hostName: String {
    line(of: "/proc/sys/kernel/hostname") { _ in true } ?? "unknown"
  }

  /// How the first processor's frequency is chosen; nil where the kernel does not say.
  static var governor: String? {
    line(of: "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") { _ in true }
  }

  /// Whether the processor says that it is not alone with its hardware.
  static var isVirtual: Bool {
    line(of: "/proc/cpuinfo") { $0.hasPrefix("flags") }?.split(separator: " ").contains("hypervisor") ?? false
  }

  private static func line(of path: String, where isWanted: (Substring) -> Bool) -> String? {
    RunFile.read(path).flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first(where: isWanted) }
      .map(String.init)
  }
}

extension ProbeHost {
  /// This machine, now.
  static var here: ProbeHost {
    ProbeHost(
      processor: HostFacts.processorName, cores: HostFacts.cores, kernel: HostFacts.kernelRelease,
      loadAtBegin: HostFacts.load)
  }
}

extension HostRecord {
  /// This machine, now.
  static var here: HostRecord {
    HostRecord(
      name: HostFacts.hostName, processor: HostFacts.processorName, cores: HostFacts.cores,
      memoryBytes: HostFacts.memoryBytes, kernel: HostFacts.kernelRelease, governor: HostFacts.governor,
      isVirtual: HostFacts.isVirtual)
  }
}
