import Workloads

/// What an author expects of a document's blocks, from `NAME.expect.yaml` beside `NAME.md`.
///
/// The format is described in docs/expectations.md. Several entries may be about one block; each counts where its
/// condition holds.
public struct Expectations: Sendable {
  /// The expectations file.
  public let path: String
  /// SHA-256 of the file's bytes, in lowercase hexadecimal.
  public let bytesSHA256: String
  /// In the file's order. Every block exists in the document, and every quote stands in it.
  public let entries: [BlockExpectation]

  /// The expectations of a document, or `nil` where no file lies beside it.
  public static func load(beside document: Document) throws(ExpectationsError) -> Expectations? {
    guard let bytes = try bytes(beside: document.path) else { return nil }
    return try Expectations(path: path(beside: document.path), bytes: bytes, document: document)
  }

  /// SHA-256 of the expectations of a document, whether they can be used or not; `nil` where no file lies beside it.
  ///
  /// - Parameter document: Its path.
  public static func sha256(beside document: String) throws(ExpectationsError) -> String? {
    try bytes(beside: document).map(Documents.sha256)
  }

  private static func bytes(beside document: String) throws(ExpectationsError) -> [UInt8]? {
    let path = path(beside: document)
    do throws(DocumentError) {
      return try FileBytes.read(path)
    } catch {
      if case .noSuchFile = error { return nil }
      throw ExpectationsReader.unreadable(path, error)
    }
  }

  /// - Parameter path: Names the bytes in errors; nothing is read from it.
  public init(path: String, bytes: [UInt8], document: Document) throws(ExpectationsError) {
    self.path = path
    bytesSHA256 = Documents.sha256(bytes)
    entries = try ExpectationsReader(path: path, document: document).entries(bytes)
  }

  /// `guide.expect.yaml` for `guide.md`, in the same folder.
  public static func path(beside document: String) -> String {
    let name = document.lastIndex(of: "/").map { document.index(after: $0) } ?? document.startIndex
    let stem = document[name...].lastIndex(of: ".") ?? document.endIndex
    return document[..<(stem == name ? document.endIndex : stem)] + ".expect.yaml"
  }

  /// The Swift program to run beside a block, if the author named one.
  ///
  /// - Parameter block: A snippet's id.
  public func twin(of block: String) -> Twin? { entries(of: block).lazy.compactMap(\.twin).first }

  /// Output with what differs from run to run replaced by `*`, so that two runs can be compared.
  ///
  /// - Parameter block: A snippet's id.
  public func masked(_ output: String, of block: String) -> String {
    entries(of: block).flatMap(\.mask).reduce(output) { $1.masking($0) }
  }

  /// Why a block is not to be run, or `nil` where it is.
  ///
  /// - Parameters:
  ///   - block: A snippet's id.
  ///   - startMethod: `fork`, `spawn` or `forkserver`: the one in force, where the run asks for the default.
  ///   - pythonVersion: For example `3.13.0`.
  public func skip(_ block: String, startMethod: String, pythonVersion: String) -> String? {
    entries(of: block, startMethod, pythonVersion).lazy.compactMap(\.skip).first
  }

  /// Whether the author accepts this kind of finding there. Parameters as for `skip`.
  public func allows(_ findingKind: String, _ block: String, startMethod: String, pythonVersion: String) -> Bool {
    entries(of: block, startMethod, pythonVersion).contains { $0.allow.contains(findingKind) }
  }

  /// The exit code the author expects of a block, or `nil` where nothing is said. Parameters as for `skip`.
  public func exitCode(of block: String, startMethod: String, pythonVersion: String) -> Int32? {
    entries(of: block, startMethod, pythonVersion).lazy.compactMap(\.check.exitCode).first
  }

  /// What a run of a block did not do though it was expected to; kinds the author allows are left out.
  ///
  /// - Parameters:
  ///   - block: A snippet's id.
  ///   - exitCode: `nil` where a signal or the time limit ended the run.
  ///   - wallSeconds: From the start of the block to the end of its process.
  ///   - startMethod: `fork`, `spawn` or `forkserver`: the one in force, where the run asks for the default.
  ///   - pythonVersion: For example `3.13.0`.
  public func evaluate(
    _ block: String, stdout: String, stderr: String, exitCode: Int32?, wallSeconds: Double, startMethod: String,
    pythonVersion: String
  ) -> [Unmet] {
    let run = Check.Observation(stdout: stdout, stderr: stderr, exitCode: exitCode, wallSeconds: wallSeconds)
    let unmet = entries(of: block, startMethod, pythonVersion).flatMap { entry in
      entry.check.unmet(by: run).map { Unmet(kind: $0.kind, message: $0.message, line: entry.line) }
        + entry.promises
        .filter { $0.condition.holds(startMethod: startMethod, pythonVersion: pythonVersion) }
        .compactMap { $0.unmet(by: run) }
    }
    return unmet.filter {
      !allows($0.kind.rawValue, block, startMethod: startMethod, pythonVersion: pythonVersion)
    }
  }

  private func entries(of block: String) -> [BlockExpectation] { entries.filter { $0.block == block } }

  private func entries(of block: String, _ startMethod: String, _ pythonVersion: String) -> [BlockExpectation] {
    entries(of: block).filter { $0.condition.holds(startMethod: startMethod, pythonVersion: pythonVersion) }
  }
}

extension Promise {
  /// One finding for a promise, however many of its checks are unmet.
  fileprivate func unmet(by run: Check.Observation) -> Unmet? {
    let messages = check.unmet(by: run).map(\.message)
    guard !messages.isEmpty else { return nil }
    let message = "the document says \(quoted(quote)) (\(id): \(says)), but \(messages.joined(separator: "; "))"
    return Unmet(kind: .promise, message: message, line: line)
  }
}
