import Glibc
import Measurement

/// A program that has been started, its streams kept in a file that has no name any more.
struct RunningCommand {
  let process: pid_t
  private let command: Command
  private let output: Int32
  private let start: Double

  /// Starts the program with this process's environment and an empty standard input.
  init(_ command: Command) throws(CommandFailed) {
    self.command = command
    var template = Array("/tmp/gillab-bench-XXXXXX".utf8CString)
    output = mkstemp(&template)
    guard output >= 0 else { throw Self.failure(command, "a file in /tmp", errno) }
    unlink(template)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for stream: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, output, stream) }
    posix_spawn_file_actions_addclose(&actions, output)
    let argv = command.words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }

    var process: pid_t = 0
    start = MonotonicSeconds.now()
    let status = posix_spawn(&process, command.path, &actions, nil, argv, environment)
    self.process = process
    guard status == 0 else {
      close(output)
      throw Self.failure(command, "posix_spawn", status)
    }
  }

  /// Waits for its end.
  ///
  /// - Throws: With what it printed, if it did not exit with status 0.
  func wait() throws(CommandFailed) -> (cost: Cost, output: String) { try waitForStatus(0...0) }

  /// Waits for its end with one of these exit statuses.
  @discardableResult
  func waitForStatus(_ expected: ClosedRange<Int32>) throws(CommandFailed) -> (cost: Cost, output: String) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Self.failure(command, "wait4", errno) }
    }
    let wall = MonotonicSeconds.now() - start
    let printed = readOutput()
    // Linux's layout of a wait status: the exit status above the signal's byte.
    guard status & 0x7F == 0, expected.contains((status >> 8) & 0xFF) else {
      throw CommandFailed(command: command.words, reason: "wait status \(status)\n\(printed)")
    }
    return (Cost(wallSeconds: wall, cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime)), printed)
  }

  private func readOutput() -> String {
    defer { close(output) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = pread(output, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  private func seconds(_ value: timeval) -> Double { Double(value.tv_sec) + Double(value.tv_usec) / 1e6 }

  private static func failure(_ command: Command, _ what: String, _ code: Int32) -> CommandFailed {
    CommandFailed(command: command.words, reason: "\(what): \(String(cString: strerror(code)))")
  }
}

extension Command {
  /// Runs it to its end.
  func run() throws(CommandFailed) -> Cost { try RunningCommand(self).wait().cost }
}
