import Glibc

/// What a traced program left behind: as this process adopts orphans, its children beside the program.
enum AdoptedProcesses {
  /// Takes leave of those that have ended.
  ///
  /// - Parameter program: Whose end somebody else waits for.
  static func reap(except program: pid_t) {
    for process in children() where process != program { waitpid(process, nil, WNOHANG) }
  }

  /// Ends all of them, and what they leave in turn.
  static func end() {
    // A process may fork while the list is read; each round catches those that came meanwhile.
    for _ in 0..<200 {
      let remaining = children()
      if remaining.isEmpty { return }
      for process in remaining { kill(process, SIGKILL) }
      usleep(2000)
      for process in remaining { waitpid(process, nil, WNOHANG) }
    }
  }

  /// Of all threads of this process.
  static func children() -> [pid_t] {
    guard let tasks = opendir("/proc/self/task") else { return [] }
    defer { closedir(tasks) }
    var found: [pid_t] = []
    while let entry = readdir(tasks) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard Int(name) != nil, let file = fopen("/proc/self/task/\(name)/children", "re") else { continue }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 65_536)
      guard fgets(&line, Int32(line.count), file) != nil else { continue }
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      found += text.split(separator: " ").compactMap { pid_t($0) }
    }
    return found
  }
}
