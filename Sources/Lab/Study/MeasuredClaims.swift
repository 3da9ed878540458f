import Interpreters
import PyScripts
import Store
import Workloads

/// The claims of a claims file, for a study.
public struct MeasuredClaims: StudiedClaims {
  private let claims: ClaimsFile
  private let study: ClaimsStudy

  /// - Parameters:
  ///   - file: A claims file; nil for the one that gillab carries, which counts if it is about the document.
  ///   - document: Path of the document that the study is about.
  /// - Returns: Nil where no file was named and the one that gillab carries is about another document.
  /// - Throws: `ClaimsFileError`, `DocumentError`, ``LabError``, or ``StudyError/otherDocument(file:about:document:)``.
  public init?(
    file: String?, document: String, worker: WorkerProgram, native: NativeProgram, scripts: PyScripts,
    store: ResultStore
  ) throws {
    let claims = try file.map { try ClaimsFile(path: $0) } ?? ClaimsFile.shipped(scripts)
    guard try claims.content.documentSHA256 == ReportedDocument.sha256(ofFile: document) else {
      guard let file else { return nil }
      throw StudyError.otherDocument(file: file, about: claims.content.documentName, document: document)
    }
    self.claims = claims
    study = try ClaimsStudy(worker: worker, native: native, scripts: scripts.directory, store: store)
  }

  public var file: String? { claims.name }

  public func judged(of interpreters: [Interpreter]) throws -> JudgedClaims {
    try study.judge(claims, interpreters: interpreters)
  }

  public func measured(
    of interpreters: [Interpreter], budgetSeconds: Double, program: ProgramFacts,
    progress: @escaping @Sendable (String) -> Void
  ) async throws -> String? {
    let outcome = try await study.measure(
      claims, interpreters: interpreters, budgetSeconds: budgetSeconds, program: program
    ) { event in
      switch event {
      case .experiment(let workload, let size, let place, let count, _):
        progress("comparison \(place) of \(count): \(workload) \(size)")
      case .further(let workload, let size, let blocks, _):
        progress("\(blocks) blocks of what noise left open: \(workload) \(size)")
      case .comparison(.pilot(let cell, _)): progress("pilot: \(cell.words)")
      case .comparison(.sample(let cell, let block, let blocks, _, _)):
        progress("block \(block) of \(blocks): \(cell.words)")
      case .planned, .comparison, .warning: break
      }
    }
    if let failure = outcome.failure { throw failure }
    return outcome.shortfall
  }
}
