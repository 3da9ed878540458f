/// What one run of a program did, as its supervisor saw it from outside.
public struct RunResult: Codable, Sendable, Hashable {
  public enum Ending: Codable, Sendable, Hashable {
    case exited(code: Int32)
    case signalled(signal: Int32)
    /// Interrupted at the time limit, then ended with everything it had started.
    case timedOut
    /// The program sent its parent a signal that ends a process; the supervisor outlived it and ended the program.
    case killedParent(signal: Int32)
    /// The program ended the process that supervised it; what it printed until then is lost.
    case supervisorLost(signal: Int32)
    /// The program could not be started at all; why.
    case notStarted(reason: String)
  }

  public var ending: Ending
  /// From just before the process was made to its end, on the monotonic clock.
  public var wallSeconds: Double
  /// User and system time of the program and all its descendants.
  public var cpuSeconds: Double
  /// What starting and watching it cost: user and system time of its supervisor, and of the server that the supervisor is
  /// a fork of.
  public var supervisorSeconds: Double
  /// Peak memory of the process tree.
  ///
  /// The largest sum of proportional set sizes over the tree among samples 20 ms apart, and never less than the largest
  /// resident set of a single process, which the kernel keeps exactly.
  public var peakBytes: Int
  public var stdout: CapturedOutput
  public var stderr: CapturedOutput
  /// Descendants that were still running after the program had ended; they were ended too.
  public var leftBehind: [ProcessDescription]
  public var events: [RunEvent]
  /// The program's process.
  public var pid: Int32

  public init(
    ending: Ending, wallSeconds: Double = 0, cpuSeconds: Double = 0, supervisorSeconds: Double = 0, peakBytes: Int = 0,
    stdout: CapturedOutput = CapturedOutput(), stderr: CapturedOutput = CapturedOutput(),
    leftBehind: [ProcessDescription] = [], events: [RunEvent] = [], pid: Int32 = 0
  ) {
    self.ending = ending
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.supervisorSeconds = supervisorSeconds
    self.peakBytes = peakBytes
    self.stdout = stdout
    self.stderr = stderr
    self.leftBehind = leftBehind
    self.events = events
    self.pid = pid
  }
}

/// One stream of a program, kept up to a limit.
public struct CapturedOutput: Codable, Sendable, Hashable {
  /// The first bytes as text; bytes that are not UTF-8 became U+FFFD.
  public var text: String
  /// Everything that was written, kept or not.
  public var totalBytes: Int
  public var keptBytes: Int
  public var isValidUTF8: Bool

  public init(bytes: [UInt8] = [], totalBytes: Int = 0) {
    var kept = bytes[...]
    let truncated = totalBytes > bytes.count
    // The limit may fall inside a character: that is the lab's doing, not bad output.
    if truncated, let start = kept.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
      let length = (~kept[start]).leadingZeroBitCount  // of the character that begins there; 0 for ASCII
      if kept.count - start < length { kept = kept[..<start] }
    }
    text = String(decoding: kept, as: UTF8.self)
    isValidUTF8 = String(validating: kept, as: UTF8.self) != nil
    keptBytes = kept.count
    self.totalBytes = totalBytes
  }

  public var isTruncated: Bool { totalBytes > keptBytes }
}

/// A process as a person would name it.
public struct ProcessDescription: Codable, Sendable, Hashable {
  public var pid: Int32
  /// Its command line, arguments separated by spaces.
  public var command: String

  public init(pid: Int32, command: String) {
    self.pid = pid
    self.command = command
  }
}
