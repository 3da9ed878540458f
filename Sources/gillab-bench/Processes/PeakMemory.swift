import Glibc

/// The peak of a process's resident memory.
enum PeakMemory {
  /// Of a program that starts no other, in bytes: the kernel's own figure.
  ///
  /// - Parameter launcher: Path of `peak-memory`, which says why it is needed (Native/peak-memory.c).
  static func bytes(of command: Command, launcher: String) throws(CommandFailed) -> Int {
    let launched = Command(launcher, command.words)
    let output = try RunningCommand(launched).wait().output
    guard let last = output.split(separator: "\n").last, let bytes = Int(last) else {
      throw CommandFailed(command: launched.words, reason: "its last line is not a number:\n\(output)")
    }
    return bytes
  }

  /// Of a program without those that it starts, in bytes.
  ///
  /// What `wait4` reports would include the largest of its children. `/proc/PID/status` does not, but is gone with the
  /// process: so it is read every 2 ms while the program runs, and the last reading counts.
  static func bytesWithoutChildren(of command: Command) throws(CommandFailed) -> Int {
    let running = try RunningCommand(command)
    var peak = 0
    while let now = highWaterMark(running.process) {
      peak = max(peak, now)
      usleep(2000)
    }
    _ = try running.wait()
    return peak
  }

  /// Nil once the process has ended.
  private static func highWaterMark(_ process: pid_t) -> Int? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let fields = text.split { $0 == " " || $0 == "\t" }
      if fields.first == "VmHWM:", fields.count > 1 { return Int(fields[1]).map { $0 * 1024 } }
    }
    return nil
  }
}
