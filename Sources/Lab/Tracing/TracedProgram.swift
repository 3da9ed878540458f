import Glibc
import LibcShims
import Measurement
import Subprocess
import SystemPackage
import Workloads

/// Runs a program in a worker that records its GIL.
public struct TracedProgram: Sendable {
  /// How long an interrupted program may take to end by itself.
  static let graceSeconds = 5.0

  let request: TraceRequest
  let worker: WorkerProgram

  public init(_ request: TraceRequest, worker: WorkerProgram) {
    self.request = request
    self.worker = worker
  }

  /// Runs it to its end and calls `body` with what was recorded; the recording is gone afterwards.
  ///
  /// Signals that would end this process go to the program instead, and the trace so far is read.
  public func run<Value: Sendable>(_ body: @Sendable (TracedRun) async throws -> Value) async throws -> Value {
    guard let library = request.interpreter.library else {
      throw LabError.worker(reason: "\(request.interpreter.executable) has no shared library")
    }
    // Orphans of the program become this process's children, so that an ended program leaves none behind.
    gillab_adopt_orphans()
    SignalForwarding.begin()
    let folders = try RunFolders()
    defer { folders.remove() }
    let events = folders.root + "/events"
    let options = [request.offersCalibration ? "calibration" : nil, request.followsPythons ? "follow" : nil]
    let interpreter = [request.interpreter.executable, library]
    let recording = [events, "\(request.limitBytes)", options.compactMap { $0 }.joined(separator: ",")]
    let words =
      (request.isRecorded ? ["worker", "trace"] + recording + interpreter : ["worker", "python"] + interpreter)
      + request.arguments
    let before = Self.cpuSeconds()
    let watch = ProgramWatch(limit: request.seconds)
    let kept = folders.root + "/output"
    let output: FileDescriptor? =
      switch request.output {
      case .inherited, .standardError: nil
      case .discarded: try .open("/dev/null", .writeOnly)
      case .kept: try .open(FilePath(kept), .writeOnly, options: [.create], permissions: .ownerReadWrite)
      }
    defer { try? output?.close() }
    let inherited = request.output == .standardError ? FileDescriptor.standardError : .standardOutput
    let ended = try await Subprocess.run(
      .path(FilePath(worker.path)), arguments: Arguments(words), input: .currentStandardInput,
      output: .fileDescriptor(output ?? inherited, closeAfterSpawningProcess: false), error: .currentStandardError
    ) { execution in
      let process = pid_t(execution.processIdentifier.value)
      SignalForwarding.target(process)
      watch.begin(process)
      return process
    }
    let end = Int64(MonotonicSeconds.now() * 1e9)
    watch.end()
    let ending: TracedEnding =
      switch ended.terminationStatus {
      case .exited(let code): .exited(code: Int32(code))
      case .signaled(let signal): .signalled(signal: Int32(signal))
      }
    guard access(events, R_OK) == 0 || !request.isRecorded else {
      throw LabError.worker(reason: "it recorded nothing and ended with status \(ending.status)")
    }
    let stopped = watch.stop
    let leftBehind = Self.leftBehind(ending: stopped != nil)
    return try await body(
      TracedRun(
        eventsPath: events, process: ended.closureResult, ending: ending, endNanoseconds: end,
        cpuSeconds: Self.cpuSeconds() - before, stopped: stopped, wasKilled: watch.wasKilled, leftBehind: leftBehind,
        keptOutput: request.output == .kept ? RunFile.read(kept) ?? [] : []))
  }

  /// The program's processes that outlived it: ended if it was stopped, else left to themselves.
  private static func leftBehind(ending: Bool) -> Int {
    let remaining = children()
    guard ending else { return remaining.count }
    for process in remaining { kill(process, SIGKILL) }
    return 0
  }

  private static func children() -> [pid_t] {
    guard let tasks = opendir("/proc/self/task") else { return [] }
    defer { closedir(tasks) }
    var found: [pid_t] = []
    while let entry = readdir(tasks) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard Int(name) != nil, let file = fopen("/proc/self/task/\(name)/children", "r") else { continue }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 65_536)
      guard fgets(&line, Int32(line.count), file) != nil else { continue }
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      found += text.split(separator: " ").compactMap { pid_t($0) }
    }
    return found
  }

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
