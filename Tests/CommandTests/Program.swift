import FoundationEssentials
import Glibc
import Interpreters
import Lab
import PyScripts
import Subprocess
import SystemPackage
import Testing

/// What a program did.
struct Ended: Equatable {
  /// `exit 0`, or `signal 2`.
  var status: String
  var stdout: String
  var stderr: String
}

/// The built `gillab`, beside this test bundle.
let gillab = RunningProgram.path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/gillab"

/// Runs a program to its end.
///
/// - Parameter changes: Environment variables to set, or to take away.
func run(
  _ program: String = gillab, _ arguments: [String], input: String = "", in folder: String = "/",
  _ changes: [String: String?] = [:]
) async throws -> Ended {
  let updates = changes.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
  let ended = try await Subprocess.run(
    .path(FilePath(program)), arguments: Arguments(arguments),
    environment: .inherit.updating(Dictionary(uniqueKeysWithValues: updates)), workingDirectory: FilePath(folder),
    input: .string(input), output: .bytes(limit: 10_000_000), error: .bytes(limit: 10_000_000))
  let status =
    switch ended.terminationStatus {
    case .exited(let code): "exit \(code)"
    case .signaled(let signal): "signal \(signal)"
    }
  return Ended(
    status: status, stdout: String(decoding: ended.standardOutput, as: UTF8.self),
    stderr: String(decoding: ended.standardError, as: UTF8.self))
}

/// A folder of a test's own, removed with it.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/gillab-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file; returns its absolute path.
  @discardableResult
  func file(_ name: String, _ text: String, executable: Bool = false) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: URL(filePath: file).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    if executable { chmod(file, 0o755) }
    return file
  }

  var entries: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// The interpreters of this machine.
enum Pythons {
  private static let found = Task {
    let worker = try WorkerProgram.locate()
    let finder = InterpreterFinder(places: .ofThisProcess, libraryCheck: { await worker.objection(to: $0) })
    return try await finder.find().interpreters
  }

  /// One of each version, oldest first.
  static var usable: [Interpreter] {
    get async {
      let found = (try? await found.value) ?? []
      return found.filter { $0.usable && !$0.isVirtualEnvironment }.reduce(into: []) { chosen, python in
        if !chosen.contains(where: { $0.version == python.version }) { chosen.append(python) }
      }
    }
  }

  static var one: Interpreter {
    get async throws { try #require(await usable.last { $0.gil == .on }) }
  }

  static var tooOld: Interpreter? {
    get async { ((try? await found.value) ?? []).last { $0.reason?.contains("too old") == true } }
  }

  static var exist: Bool { get async { await !usable.isEmpty } }
  static let missing: Comment = "no Python that gillab can embed is installed"
}

extension Interpreter: CustomTestStringConvertible {
  public var testDescription: String { version }
}
