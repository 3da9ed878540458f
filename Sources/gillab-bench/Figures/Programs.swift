import FoundationEssentials
import Glibc

/// The programs that are measured.
struct Programs {
  /// The one beside this program, built with it.
  let gillab: String
  /// This program itself.
  let bench: String
  let bareHost: String
  let peakMemory: String
  /// The folder of programs in Python, beside the ones that are measured.
  let pyscripts: String
  /// A temporary folder.
  let folder: String

  /// Compiles the two small C programs: linked by SwiftPM they would carry all of Swift's runtime.
  init() throws(CommandFailed) {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    bench = own
    let built = own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    gillab = "\(built)/gillab"
    pyscripts = "\(built)/gillab_PyScripts.resources"
    for program in [gillab, "\(built)/gillab-lab"] where access(program, X_OK) != 0 {
      throw CommandFailed(command: [program], reason: "it is not there; build it with make bench")
    }
    var template = Array("/tmp/gillab-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailed(command: ["mkdtemp"], reason: String(cString: strerror(errno)))
    }
    folder = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    bareHost = "\(folder)/bare-host"
    peakMemory = "\(folder)/peak-memory"
    for program in [bareHost, peakMemory] {
      let source = "\(built)/gillab_gillab-bench.resources/Native/\(program.dropFirst(folder.count + 1)).c"
      _ = try Command("/usr/bin/env", ["cc", "-O2", "-o", program, source, "-ldl"]).run()
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
