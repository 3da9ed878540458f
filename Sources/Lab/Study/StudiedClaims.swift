import Interpreters
import Workloads

/// The claims of one document: a study has them judged, and measured where the store does not decide them.
public protocol StudiedClaims: Sendable {
  /// The claims file as it was named; nil for the one that gillab carries.
  var file: String? { get }

  /// From what the store has, and what measuring might add; measures nothing.
  func judged(of interpreters: [Interpreter]) throws -> JudgedClaims

  /// Measures what is missing or left open, and keeps it in the store.
  ///
  /// - Parameters:
  ///   - budgetSeconds: About how long it may take.
  ///   - program: What the runs' records say about this program.
  ///   - progress: Is told in words what is done now.
  /// - Returns: Why something is missing still, as a clause; nil where nothing is.
  /// - Throws: Why measuring ended early; what was measured until then is kept.
  func measured(
    of interpreters: [Interpreter], budgetSeconds: Double, program: ProgramFacts,
    progress: @escaping @Sendable (String) -> Void
  ) async throws -> String?
}
