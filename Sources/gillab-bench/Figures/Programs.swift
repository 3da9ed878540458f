import Glibc
import Workloads

/// The programs that are measured.
struct Programs {
  /// The one beside this program, built with it.
  let gillab: String
  /// The workloads in native Swift.
  let native: String
  /// This program itself.
  let bench: String
  let bareHost: String
  let peakMemory: String
  /// The folder of programs in Python, beside the ones that are measured.
  let pyscripts: String
  /// The folder of the small C programs' sources.
  private let sources: String
  private let temporary: TemporaryFolder
  /// Path of a temporary folder.
  let folder: String

  /// Compiles the two small C programs: linked by SwiftPM they would carry all of Swift's runtime.
  init() throws {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    bench = own
    let built = own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    gillab = "\(built)/gillab"
    native = "\(built)/gillab-native"
    pyscripts = "\(built)/gillab_PyScripts.resources"
    sources = "\(built)/gillab_gillab-bench.resources/Native"
    for program in [gillab, "\(built)/gillab-lab", native] where access(program, X_OK) != 0 {
      throw CommandFailed(command: [program], reason: "it is not there; build it with make bench")
    }
    temporary = try TemporaryFolder("gillab-bench")
    folder = temporary.path
    bareHost = "\(folder)/bare-host"
    peakMemory = "\(folder)/peak-memory"
    for program in ["bare-host", "peak-memory"] { _ = try compile(program, with: "cc", as: program) }
  }

  /// Compiles one of the small C programs at -O2; its path.
  func compile(_ program: String, with compiler: String, as name: String) throws(CommandFailed) -> String {
    let path = "\(folder)/\(name)"
    _ = try Command("/usr/bin/env", [compiler, "-O2", "-o", path, "\(sources)/\(program).c", "-ldl"]).run()
    return path
  }

  /// Path of a program that the shell would find; nil where there is none.
  static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  func remove() { temporary.remove() }
}
