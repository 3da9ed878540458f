import Glibc
import LibcShims
import Measurement
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
    let kept = folders.root + "/output"
    let output = try openOutput(kept)
    defer { if let output { close(output) } }
    let watch = ProgramWatch(limit: request.seconds)
    let program = try StartedProgram(worker.path, words, output: output)
    SignalForwarding.target(program.process)
    watch.begin(program.process)
    let ending = await program.wait()
    let end = Int64(MonotonicSeconds.now() * 1e9)
    watch.end()
    SignalForwarding.end()
    guard access(events, R_OK) == 0 || !request.isRecorded else {
      throw LabError.worker(reason: "it recorded nothing and ended with status \(ending.status)")
    }
    let stopped = watch.stop
    if stopped != nil { AdoptedProcesses.end() } else { AdoptedProcesses.reap(except: 0) }
    let leftBehind = AdoptedProcesses.children().count
    return try await body(
      TracedRun(
        eventsPath: events, process: program.process, ending: ending, endNanoseconds: end,
        cpuSeconds: Self.cpuSeconds() - before, stopped: stopped, wasKilled: watch.wasKilled, leftBehind: leftBehind,
        keptOutput: request.output == .kept ? RunFile.read(kept) ?? [] : []))
  }

  /// Nil where the program has this process's standard output.
  private func openOutput(_ kept: String) throws(LabError) -> Int32? {
    let (path, flags): (String, Int32)
    switch request.output {
    case .inherited: return nil
    case .standardError: return dup(2)
    case .discarded: (path, flags) = ("/dev/null", O_WRONLY)
    case .kept: (path, flags) = (kept, O_WRONLY | O_CREAT)
    }
    let file = open(path, flags | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .temporaryFolder(path: path, reason: String(cString: strerror(errno))) }
    return file
  }

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
