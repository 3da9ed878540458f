import Glibc

/// A small file under /proc, whole. Nil when the process has gone.
func procFile(_ path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count <= 0 { break }
    content.append(contentsOf: buffer[..<count])
  }
  return String(decoding: content, as: UTF8.self)
}

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
