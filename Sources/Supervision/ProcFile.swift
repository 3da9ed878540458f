import Glibc
import Workloads

/// A small file under /proc, whole, as text. Nil when the process has gone.
func procFile(_ path: String) -> String? { RunFile.read(path).map { String(decoding: $0, as: UTF8.self) } }

/// The entries of a folder under /proc that are numbers.
func procNumbers(_ path: String) -> [pid_t] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var numbers: [pid_t] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if let number = pid_t(name) { numbers.append(number) }
  }
  return numbers
}
