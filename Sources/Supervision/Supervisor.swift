import FoundationEssentials
import Glibc
import LibcShims
import Measurement
import Workloads

/// Runs one program in a session of its own, keeps what it prints, measures it, and ends whatever it leaves behind.
///
/// For a document's snippet the supervisor is a process of its own between the lab and the program, so that a program that
/// kills its parent, its process group or itself ends nothing else. For gillab's own work it is the worker's server. It has one thread and starts no Swift task: the program's process is a
/// fork of it. It may supervise one program after another.
public struct Supervisor {
  /// How long an interrupted program may take to say where it was before it is killed.
  static let graceSeconds = 1.0
  /// How long helpers of `multiprocessing` may take to see that their program has ended.
  static let farewellSeconds = 0.5

  let request: RunRequest
  /// The run's folder: absolute path.
  let directory: String

  /// The process that wants the result: when it is no longer the parent, nobody does.
  let parent: pid_t

  /// - Parameter parent: This process's parent, from a time when it surely lived.
  public init(request: RunRequest, directory: String, parent: pid_t = getppid()) {
    self.request = request
    self.directory = directory
    self.parent = parent
  }

  /// Runs the program to its end.
  ///
  /// - Parameter body: What the program's own process does; its value is the exit status. It runs in a fork with the
  ///   streams, session and working folder of the program.
  public func run(_ body: () -> Int32) -> RunResult {
    guard gillab_adopt_orphans() == 0 else { return notStarted("prctl") }
    let signals = gillab_open_termination_signals()
    var output = StreamCapture(limitBytes: request.outputLimitBytes)
    var errors = StreamCapture(limitBytes: request.outputLimitBytes)
    defer { close(signals) }
    var childrenBefore = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &childrenBefore)
    var ownBefore = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &ownBefore)
    guard signals >= 0, output.open(), errors.open() else {
      let failed = notStarted("pipe")
      output.close()
      errors.close()
      return failed
    }

    let start = MonotonicSeconds.now()
    let program = gillab_fork()
    if program < 0 {
      let failed = notStarted("fork")
      output.close()
      errors.close()
      return failed
    }
    if program == 0 {
      _exit(becomeProgram(output: output.writeEnd, errors: errors.writeEnd, body))
    }
    output.closeWriteEnd()
    errors.closeWriteEnd()
    announce(program)

    let ended = gillab_open_process(program)
    defer { close(ended) }
    var memory = TreeMemory(root: program, intervalSeconds: request.memoryIntervalSeconds)
    var deadline = Deadline(at: start + request.timeoutSeconds, grace: Self.graceSeconds)
    var status: Int32 = 0
    var usage = rusage()
    var attack: Int32?
    while true {
      let wake = min(memory.nextSample, deadline.next)
      waitForNews([output.readEnd, errors.readEnd, ended, signals], until: wake)
      output.read()
      errors.read()
      attack = attack ?? unwelcomeSignal(signals, from: program)
      if getppid() != parent { stop(program) }
      if wait4(program, &status, WNOHANG, &usage) == program { break }
      if attack != nil { ProcessTree.end(group: program) }
      let now = MonotonicSeconds.now()
      if memory.nextSample <= now { memory.sample() }
      switch deadline.step(at: now) {
      case .none: break
      case .interrupt: killpg(program, SIGINT)
      case .kill: ProcessTree.end(group: program)
      }
    }
    let wall = MonotonicSeconds.now() - start

    let leftBehind = endDescendants(of: program, reading: &output, &errors)
    output.drain()
    errors.drain()
    var total = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &total)
    // The kernel keeps the largest of all children so far: where that has not grown, this program's own.
    let largest = total.ru_maxrss > childrenBefore.ru_maxrss ? total.ru_maxrss : usage.ru_maxrss
    var own = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
    return RunResult(
      ending: attack.map { .killedParent(signal: $0) } ?? (deadline.isOver ? .timedOut : Self.ending(status)),
      wallSeconds: wall,
      cpuSeconds: seconds(total) - seconds(childrenBefore), supervisorSeconds: seconds(own) - seconds(ownBefore),
      peakBytes: max(memory.peakBytes, Int(largest) * 1024),
      stdout: output.captured, stderr: errors.captured,
      leftBehind: leftBehind, pid: program)
  }

  /// Ends the processes of a run whose supervisor is gone: its group, its descendants, and whoever works in its folder.
  ///
  /// - Parameter directory: The run's folder: absolute path, symbolic links resolved.
  public static func endOrphans(of directory: String) {
    let file = procFile("\(directory)/\(RunRequest.groupFileName)")
    let group = file?.split(separator: "\n").first.flatMap { pid_t($0) } ?? 0
    // A process may fork while the others are looked for; each round catches those that came meanwhile.
    for _ in 0..<50 {
      var remaining = group > 1 ? ProcessTree.descendants(of: group) : []
      remaining += ProcessTree.working(in: directory)
      if group > 1, killpg(group, SIGKILL) != 0, remaining.isEmpty { return }
      for process in remaining { kill(process, SIGKILL) }
      usleep(2000)
    }
  }

  /// Looks at this process as it will look at a program, so that forks find done what takes time the first time.
  public static func rehearse() {
    var memory = TreeMemory(root: getppid(), intervalSeconds: 1)
    memory.sample()
    _ = ProcessTree.describe(getpid())
  }

  private func notStarted(_ call: String) -> RunResult {
    RunResult(ending: .notStarted(reason: "\(call): \(String(cString: strerror(errno)))"))
  }

  /// So that the lab can end the program when a snippet has killed this supervisor.
  private func announce(_ program: pid_t) {
    guard let file = fopen(directory + "/" + RunRequest.groupFileName, "w") else { return }
    fputs("\(program)\n", file)
    fclose(file)
  }

  private func becomeProgram(output: Int32, errors: Int32, _ body: () -> Int32) -> Int32 {
    setsid()
    gillab_restore_signals()
    let input = open("/dev/null", O_RDONLY)
    guard input >= 0, dup2(input, 0) == 0, dup2(output, 1) == 1, dup2(errors, 2) == 2 else { return 127 }
    // Everything else was opened to be closed on exec, but an embedded interpreter does not exec.
    for descriptor in procNumbers("/proc/self/fd") where descriptor > 2 { close(descriptor) }
    guard chdir(request.workingDirectory) == 0 else {
      let message = "\(request.workingDirectory): \(String(cString: strerror(errno)))\n"
      write(2, message, message.utf8.count)
      return 127
    }
    return body()
  }

  private func waitForNews(_ descriptors: [Int32], until wake: Double) {
    var polled = descriptors.filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds = max(0, ((wake - MonotonicSeconds.now()) * 1000).rounded(.up))
    // Without pidfd_open the end of a silent program is seen at the next tick.
    poll(&polled, nfds_t(polled.count), Int32(min(milliseconds, 50)))
  }

  /// A signal that the program, or something it started, sent to its parent: the supervisor stands in for the parent and
  /// stays. Anybody else's signal, a terminal's too, ends the run and this process.
  private func unwelcomeSignal(_ signals: Int32, from program: pid_t) -> Int32? {
    var sender: pid_t = 0
    let signal = gillab_read_signal(signals, &sender)
    if signal == 0 { return nil }
    if sender != program, !ProcessTree.descendants(of: getpid()).contains(sender) { stop(program) }
    return signal
  }

  /// The lab has gone or is about to: nothing of the run stays, the lab's temporary folder neither.
  private func stop(_ program: pid_t) -> Never {
    ProcessTree.end(group: program)
    let folder = directory.split(separator: "/").dropLast()
    if folder.last?.hasPrefix("gillab-") == true {
      try? FileManager.default.removeItem(atPath: "/" + folder.joined(separator: "/"))
    }
    _exit(128 + SIGTERM)
  }

  /// Ends the descendants that outlive the program, and names those that would not have left by themselves.
  private func endDescendants(
    of program: pid_t, reading output: inout StreamCapture, _ errors: inout StreamCapture
  ) -> [ProcessDescription] {
    let end = MonotonicSeconds.now() + Self.farewellSeconds
    var pause: useconds_t = 500
    while true {
      ProcessTree.reapAll()
      let remaining = ProcessTree.descendants(of: getpid())
      if remaining.isEmpty { return [] }
      output.read()
      errors.read()
      if MonotonicSeconds.now() >= end {
        let described = remaining.map(describe)
        ProcessTree.end(group: program)
        return described
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// Without what is the lab's own in a command line: a fork of the script has the supervisor's, and a child of
  /// `multiprocessing` was started by a path in the run's folder.
  private func describe(_ process: pid_t) -> ProcessDescription {
    var description = ProcessTree.describe(process)
    guard case .snippet(let snippet) = request.program else { return description }
    let program = description.command.split(separator: " ").first ?? ""
    if description.command == ProcessTree.describe(getpid()).command {
      description.command = "a fork of the script"
    } else if program.hasPrefix(directory + "/") {
      description.command = snippet.executable + description.command.dropFirst(program.count)
    }
    return description
  }

  private static func ending(_ status: Int32) -> RunResult.Ending {
    // The macros WIFEXITED and so on are not importable; the layout is Linux's ABI.
    let signal = status & 0x7F
    return signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .signalled(signal: signal)
  }

  /// User and system time.
  private func seconds(_ usage: rusage) -> Double { seconds(usage.ru_utime) + seconds(usage.ru_stime) }

  private func seconds(_ value: timeval) -> Double { Double(value.tv_sec) + Double(value.tv_usec) / 1e6 }
}

/// When to interrupt and when to kill a program that takes too long.
private struct Deadline {
  enum Step { case none, interrupt, kill }

  private(set) var next: Double
  private(set) var isOver = false
  private let grace: Double
  private var stage = 0

  init(at next: Double, grace: Double) {
    self.next = next
    self.grace = grace
  }

  mutating func step(at now: Double) -> Step {
    guard now >= next else { return .none }
    isOver = true
    stage += 1
    next = now + (stage == 1 ? grace : 0.1)
    return stage == 1 ? .interrupt : .kill
  }
}
