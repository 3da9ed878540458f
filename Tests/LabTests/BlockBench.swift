import FoundationEssentials
import Interpreters
import Lab
import PyScripts
import Subprocess
import SystemPackage
import Testing
import Workloads

/// The interpreters of this machine that blocks are run in.
enum Pythons {
  private static let found = Task {
    let worker = try WorkerProgram.locate()
    let finder = InterpreterFinder(places: .ofThisProcess, libraryCheck: { await worker.objection(to: $0) })
    return try await finder.find().interpreters.filter { $0.usable && !$0.isVirtualEnvironment }
  }

  /// One of each version, oldest first.
  static var all: [Interpreter] {
    get async {
      let found = (try? await found.value) ?? []
      return found.reduce(into: []) { chosen, python in
        if !chosen.contains(where: { $0.version == python.version }) { chosen.append(python) }
      }
    }
  }

  /// The oldest, the newest and one without the lock: what lies between has the standard library of one of them.
  static var span: [Interpreter] {
    get async {
      let all = await all
      let normal = all.filter { $0.gil == .on }
      return [normal.first, normal.count > 1 ? normal.last : nil, all.first { $0.gil != .on }].compactMap(\.self)
    }
  }

  /// One for what does not depend on the version.
  static var one: Interpreter {
    get async throws { try #require(await all.last { $0.gil == .on }) }
  }

  static var exist: Bool { get async { await !all.isEmpty } }
  static let missing: Comment = "no Python that gillab can embed is installed"
}

extension Interpreter: CustomTestStringConvertible {
  public var testDescription: String { version }
}

/// A folder of a test's own with one document in it, removed with it.
final class Bench: Sendable {
  let folder: String
  let document: String

  init(_ bytes: [UInt8]) throws {
    folder = "\(FileManager.default.temporaryDirectory.path)/gillab-bench-\(UUID().uuidString)"
    document = "\(folder)/guide.md"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: document))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  /// A document of Python blocks and nothing else: the first block begins in line 2.
  convenience init(blocks: String...) throws {
    try self.init(blocks.map { "```python\n\($0)\n```\n" }.joined())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The same file in a sentence: the folder is the test's own, so its path is not.
  func shortened(_ text: String) -> String { text.replacing(document, with: "DOC").replacing(folder, with: "FOLDER") }

  func verify(
    _ pythons: [Interpreter], _ startMethods: [StartMethod] = [.default], timeoutSeconds: Double = 60,
    outputLimitBytes: Int = 1 << 20
  ) async throws -> Verification.Outcome {
    let plan = VerificationPlan(
      documents: [document], interpreters: pythons, startMethods: startMethods, timeoutSeconds: timeoutSeconds,
      outputLimitBytes: outputLimitBytes, runsTwins: false)
    let verification = Verification(plan: plan, worker: try .locate(), scripts: try .locate())
    return try await Turnstile.shared.pass { try await verification.run(observe: { _ in }) }
  }

  /// The only block's runs.
  func runs(
    _ pythons: [Interpreter], _ startMethods: [StartMethod] = [.default], timeoutSeconds: Double = 60
  ) async throws -> [RunReport] {
    let outcome = try await verify(pythons, startMethods, timeoutSeconds: timeoutSeconds)
    return try #require(outcome.report.documents.first?.snippets.first).runs
  }
}

extension RunReport {
  /// What the lab says of the run, a line each: `status exit-status`, then the findings, then the notes.
  var told: String {
    let end = exitCode.map { " \($0)" } ?? signal.map { " signal \($0)" } ?? ""
    let notes = notes.map { "note \($0.kind): \($0.message)" }
    return (["\(status.rawValue)\(end)"] + findings.map(\.told) + notes).joined(separator: "\n")
  }
}

extension Finding {
  var told: String { (line.map { "\($0): " } ?? "") + "\(kind): \(message)" }
}

/// Lets a few through at a time: hundreds of interpreters at once would only wait for one another.
actor Turnstile {
  static let shared = Turnstile(places: 3)
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { free = places }

  func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async rethrows -> Value {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
    return try await body()
  }
}
