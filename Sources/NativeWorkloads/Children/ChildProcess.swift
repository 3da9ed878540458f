import FoundationEssentials
import Glibc
import Synchronization

/// A child process of a sample: this same program, started anew.
///
/// Commands go to its standard input, messages come from its standard output; shared memory is its descriptor 3.
final class ChildProcess: Sendable {
  /// As failures name it.
  let name: String
  let process: pid_t
  /// Where commands are written.
  let commands: Int32
  /// Where messages are read.
  let messages: Int32
  private let state = Mutex(State())

  private struct State {
    var isListening = true
    var isReaped = false
  }

  static let sharedDescriptor: Int32 = 3

  /// Starts it and gives it its job.
  ///
  /// - Parameter shared: A descriptor of memory that it shares with this process.
  init(_ job: ChildJob, executable: String, shared: Int32? = nil) throws {
    let toChild = try Descriptor.pipe()
    let fromChild = try Descriptor.pipe()
    defer {
      close(toChild.reading)
      close(fromChild.writing)
    }
    var descriptors = [(toChild.reading, Int32(0)), (fromChild.writing, 1)]
    if let shared { descriptors.append((shared, Self.sharedDescriptor)) }
    do {
      process = try Self.spawn(executable, descriptors)
    } catch {
      close(toChild.writing)
      close(fromChild.reading)
      throw Unsupported("the system gives no further process: \(error)")
    }
    commands = toChild.writing
    messages = fromChild.reading
    name = "child \(job.worker + 1) (pid \(process))"
    let text = try JSONEncoder().encode(job)
    try send(ChildMessage.bytes(UInt32(text.count)) + Array(text))
  }

  deinit {
    // Whoever was not waited for is in the way of nothing any more.
    dismiss()
    close(messages)
    if !state.withLock({ $0.isReaped }) {
      kill(process, SIGKILL)
      _ = reap()
    }
  }

  func send(_ bytes: [UInt8]) throws {
    do { try Descriptor.write(bytes, to: commands) } catch { throw ended() }
  }

  func send(_ word: UInt64) throws { try send(ChildMessage.bytes(word)) }

  /// Waits for words, or with none expected for its arrival at the start line.
  @discardableResult
  func receive() throws -> [UInt64] {
    let message: ChildMessage
    do { message = try ChildMessage.read(from: messages) } catch is Descriptor.Ended { throw ended() }
    switch message {
    case .ready: return []
    case .words(let words): return words
    case .failed(let reason): throw NativeFailure.child(name: name, reason: reason)
    }
  }

  /// Waits for bytes that are no message.
  func receive(rawCount: Int) throws -> [UInt8] {
    do { return try Descriptor.read(rawCount, from: messages) } catch is Descriptor.Ended { throw ended() }
  }

  /// Its own log, when its units are done.
  func receiveLog() throws -> WorkerLog {
    guard let log = WorkerLog(words: try receive()) else {
      throw NativeFailure.child(name: name, reason: "it sent what is no log")
    }
    return log
  }

  /// Ends its standard input: there is nothing more for it to do.
  func dismiss() {
    let wasListening = state.withLock { state in
      defer { state.isListening = false }
      return state.isListening
    }
    if wasListening { close(commands) }
  }

  /// Dismisses it and waits until it is gone.
  func join() throws {
    dismiss()
    let status = reap()
    guard status == 0 else { throw NativeFailure.child(name: name, reason: Self.describe(status)) }
  }

  /// Its end, which nobody expected.
  private func ended() -> NativeFailure {
    dismiss()
    return .child(name: name, reason: "in mid work, \(Self.describe(reap()))")
  }

  private func reap() -> Int32 {
    state.withLock { state in
      guard !state.isReaped else { return 0 }
      state.isReaped = true
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return status
    }
  }

  private static func describe(_ status: Int32) -> String {
    let signal = status & 0x7F
    return signal == 0
      ? "it ended with status \(status >> 8 & 0xFF)"
      : "it was ended by signal \(signal) (\(String(cString: strsignal(signal))))"
  }

  private static func spawn(_ executable: String, _ descriptors: [(from: Int32, to: Int32)]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Standard input, output and error are open here (see `NativeCommand`), so no source is overwritten before its turn.
    for (source, target) in descriptors { posix_spawn_file_actions_adddup2(&actions, source, target) }
    let words: [UnsafeMutablePointer<CChar>?] = [executable, "child"].map { (word: String) in strdup(word) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawn(&process, executable, &actions, nil, words + [nil], environ)
    guard status == 0 else {
      throw NativeFailure.system(call: "posix_spawn", reason: String(cString: strerror(status)))
    }
    return process
  }
}
