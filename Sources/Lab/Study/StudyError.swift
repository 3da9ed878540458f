/// Why there is no report, or why a part of it could not be measured.
public enum StudyError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The store has neither a run nor a valid result.
  ///
  /// - Parameter reasons: Why each part is missing, as clauses.
  case nothingToReport(store: String, reasons: [String])
  /// What lies beside the document and cannot be read.
  case unreadable(reason: String)
  /// A part was carried out and has no figure.
  case nothingMeasured
  /// A call of gillab's own that kept nothing.
  case keptNothing(command: String, reason: String)

  /// A claims file that is about another document than the report.
  case otherDocument(file: String, about: String, document: String)

  public var description: String {
    switch self {
    case .nothingToReport(let store, let reasons):
      "\(store): there is nothing to report: \(reasons.joined(separator: "; ")); gillab report --measure measures first"
    case .unreadable(let reason): reason
    case .otherDocument(let file, let about, let document):
      "\(file): its claims are about \(about), which is not what \(document) has; name that document, or its own claims"
    case .nothingMeasured: "every run of it failed"
    case .keptNothing(let command, let reason): "\(command): \(reason)"
    }
  }
}
