import Documents
import Workloads

/// A document as it is now, for which verifications are looked for.
struct VerifiedDocument {
  let path: String
  /// Of its bytes.
  let sha256: String

  /// - Throws: `DocumentError`.
  init(path: String) throws { self.init(try Document.load(path: path)) }

  init(_ document: Document) {
    path = document.path
    sha256 = document.bytesSHA256
  }

  /// What a verification says about this very document; nil where it is about others.
  func part(of verification: VerificationReport) -> DocumentReport? {
    verification.documents.first { $0.sha256 == sha256 }
  }

  /// Why a verification says nothing about the document with its expectations of today, as a clause.
  func objection(to verification: VerificationReport) -> String? {
    guard let part = part(of: verification) else { return nil }
    let expectations = Expectations.path(beside: path)
    let now: String?
    do { now = try Expectations.sha256(beside: path) } catch { return "\(error)" }
    guard now != part.expectationsSHA256 else { return nil }
    if part.expectationsSHA256 == nil { return ReasonPhrase.notThereThen(expectations) }
    return now == nil ? ReasonPhrase.isGone(expectations) : ReasonPhrase.changedSince(expectations)
  }
}
