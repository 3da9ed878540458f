import Foundation
import Glibc

/// A browser without a window, driven by the Chrome DevTools Protocol over two pipes.
///
/// It reads commands from descriptor 3 and writes answers and events to descriptor 4, each a JSON object that ends in a
/// NUL. Source: chromedevtools.github.io/devtools-protocol, "--remote-debugging-pipe".
final class Chromium {
  typealias Object = [String: Any]

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  struct Event {
    var method: String
    var session: String?
    var parameters: Object
  }

  /// The program: `GILLAB_BROWSER`, or the first of the usual names on PATH; nil where there is none.
  static let program: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["GILLAB_BROWSER"] { return access(named, X_OK) == 0 ? named : nil }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { access($0, X_OK) == 0 }
  }()

  private let process: pid_t
  private let toBrowser: Int32
  private let fromBrowser: Int32
  private let profile = "\(FileManager.default.temporaryDirectory.path)/gillab-browser-\(UUID().uuidString)"
  private var received: [UInt8] = []
  private var lastNumber = 0
  private(set) var events: [Event] = []

  /// How long an answer may take on a busy machine.
  private static let patienceSeconds = 60.0

  convenience init() throws {
    guard let program = Self.program else { throw Failure(description: "no chromium is installed") }
    try self.init(program)
  }

  /// - Parameter program: Its path.
  init(_ program: String) throws {
    signal(SIGPIPE, SIG_IGN)
    let commands = try Self.pipe()
    let answers = try Self.pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, commands.read, 3)
    posix_spawn_file_actions_adddup2(&actions, answers.write, 4)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments =
      [
        program, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--no-first-run",
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--lang=en-US",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["about:blank"]
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    var started: pid_t = 0
    let failure = posix_spawn(&started, program, &actions, nil, &strings, environ)
    close(commands.read)
    close(answers.write)
    process = started
    toBrowser = commands.write
    fromBrowser = answers.read
    guard failure == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(failure)))") }
  }

  deinit {
    // One that was not started has number 0, which would mean this very process group.
    guard process > 0 else { return }
    // Without its pipe it ends by itself; what does not is ended.
    _ = try? send("Browser.close")
    close(toBrowser)
    close(fromBrowser)
    var status: Int32 = 0
    var hasEnded = false
    for _ in 0..<100 where !hasEnded {
      hasEnded = waitpid(process, &status, WNOHANG) != 0
      if !hasEnded { usleep(50_000) }
    }
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
    try? FileManager.default.removeItem(atPath: profile)
  }

  /// Sends a command and waits for its answer.
  @discardableResult
  func send(_ method: String, _ parameters: Object = [:], session: String? = nil) throws -> Object {
    lastNumber += 1
    var command: Object = ["id": lastNumber, "method": method, "params": parameters]
    command["sessionId"] = session
    try write(Array(JSONSerialization.data(withJSONObject: command)) + [0])
    let end = Date().addingTimeInterval(Self.patienceSeconds)
    while let message = try nextMessage(until: end) {
      guard message["id"] as? Int == lastNumber else {
        note(message)
        continue
      }
      if let error = message["error"] { throw Failure(description: "\(method): \(error)") }
      return message["result"] as? Object ?? [:]
    }
    throw Failure(description: "\(method): no answer in \(Self.patienceSeconds) s")
  }

  /// Waits until an event has come; those that came before count too.
  func wait(for method: String, session: String) throws {
    let end = Date().addingTimeInterval(Self.patienceSeconds)
    while !events.contains(where: { $0.method == method && $0.session == session }) {
      guard let message = try nextMessage(until: end) else { throw Failure(description: "\(method) did not come") }
      note(message)
    }
  }

  func forgetEvents() { events.removeAll() }

  private func note(_ message: Object) {
    guard let method = message["method"] as? String else { return }
    events.append(
      Event(method: method, session: message["sessionId"] as? String, parameters: message["params"] as? Object ?? [:]))
  }

  /// Nil when the time is up.
  private func nextMessage(until end: Date) throws -> Object? {
    while true {
      if let stop = received.firstIndex(of: 0) {
        let bytes = Data(received[..<stop])
        received.removeSubrange(...stop)
        return try JSONSerialization.jsonObject(with: bytes) as? Object
      }
      var poll = pollfd(fd: fromBrowser, events: Int16(POLLIN), revents: 0)
      let left = end.timeIntervalSinceNow
      guard left > 0 else { return nil }
      guard Glibc.poll(&poll, 1, Int32(left * 1000) + 1) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(fromBrowser, &buffer, buffer.count)
      guard count > 0 else { throw Failure(description: "the browser has ended") }
      received += buffer[..<count]
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(toBrowser, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw Failure(description: "the browser has ended") }
      done += max(0, count)
    }
  }

  /// Both ends beyond the numbers that the child's have, and closed when another child is started.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(description: String(cString: strerror(errno))) }
    defer { for end in ends { close(end) } }
    return (fcntl(ends[0], F_DUPFD_CLOEXEC, 10), fcntl(ends[1], F_DUPFD_CLOEXEC, 10))
  }
}
