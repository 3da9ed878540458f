import Glibc
import Interpreters
import Workloads

extension PythonBuild {
  /// An interpreter as its files are now.
  init(_ interpreter: Interpreter) {
    self.init(
      version: interpreter.version, executable: interpreter.executable, library: interpreter.library ?? "",
      libraryBytes: 0, libraryModifiedAt: 0)
    self = Self.now(self)
  }

  /// The same interpreter with its library's size and time as they are now; both 0 if it is gone.
  static func now(_ build: PythonBuild) -> PythonBuild {
    var build = build
    var status = stat()
    let isThere = stat(build.library, &status) == 0
    build.libraryBytes = isThere ? Int(status.st_size) : 0
    build.libraryModifiedAt = isThere ? Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9 : 0
    return build
  }
}
