import Glibc

/// The rest of the program, which this process can become.
enum LabProgram {
  /// This program's own file: absolute path.
  static var thisProgram: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Replaces this process by the lab with the same command line, byte for byte.
  static func become() -> Never {
    let folder = thisProgram.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    let candidates = [folder + "/gillab-lab", folder + "/../libexec/gillab/gillab-lab"]
    for path in candidates where access(path, X_OK) == 0 {
      execv(path, CommandLine.unsafeArgv)
      Gillab.complain("gillab: \(path): \(String(cString: strerror(errno)))")
      exit(2)
    }
    Gillab.complain(
      "gillab: gillab-lab is not in \(candidates.joined(separator: " nor ")); build with make, or install with make install"
    )
    exit(2)
  }
}
