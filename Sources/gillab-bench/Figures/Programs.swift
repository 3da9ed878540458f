import Glibc

/// The programs that are measured: those beside this one, which were built with it.
struct Programs {
  let gillab: String
  let bareHost: String
  let peakMemory: String

  init() throws(CommandFailed) {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    gillab = "\(folder)/gillab"
    bareHost = "\(folder)/bench-bare-host"
    peakMemory = "\(folder)/bench-peak-memory"
    for program in [gillab, bareHost, peakMemory] where access(program, X_OK) != 0 {
      throw CommandFailed(command: [program], reason: "it is not there; build it with make bench")
    }
  }
}
