import Glibc
import Interpreters
import Reports

/// Where figures were measured.
struct Machine: Sendable, Codable {
  var processor: String
  var cores: Int
  var kernel: String
  /// The one-minute load average before and after.
  var load: [Double]
  /// What each interpreter says of its own build, by version.
  var pythons: [String: String]

  init(interpreters: [Interpreter]) throws(CommandFailed) {
    processor = Self.processorName
    cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var names = utsname()
    uname(&names)
    kernel = withUnsafePointer(to: &names.release) {
      $0.withMemoryRebound(to: CChar.self, capacity: 65) { String(cString: $0) }
    }
    load = [Self.currentLoad]
    pythons = [:]
    for interpreter in interpreters {
      let said = try RunningCommand(Command(interpreter.executable, ["-VV"])).wait().output
      let build = said.split(separator: "\n").joined(separator: " ")
      pythons[interpreter.version] = "\(build), \(interpreter.executable), \(interpreter.library ?? "no library")"
    }
  }

  mutating func noteLoad() { load.append(Self.currentLoad) }

  var lines: [String] {
    let loads = load.map { String(decimals: 1, $0) }.joined(separator: " before, ") + " after"
    return ["\(cores) cores, \(processor), Linux \(kernel), load \(loads)"]
      + pythons.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
  }

  private static var currentLoad: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }

  private static var processorName: String {
    guard let file = fopen("/proc/cpuinfo", "r") else { return "unknown processor" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if text.hasPrefix("model name"), let value = text.split(separator: ":").last {
        return String(value.dropFirst().prefix { $0 != "\n" })
      }
    }
    return "unknown processor"
  }
}
