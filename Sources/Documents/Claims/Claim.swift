/// A sentence of a document, and what measurement is to say about it.
public struct Claim: Sendable, Equatable {
  public enum Basis: Sendable, Equatable {
    /// Never empty.
    case tests([ClaimTest])
    /// Why no measurement can settle it, as a sentence.
    case notMeasurable(reason: String)
  }

  /// Unique in its file.
  public let id: String
  /// Line of the document in which the quote stands, from 1.
  public let line: Int
  /// Verbatim, from one line.
  public let quote: String
  /// The quote in English, as a sentence.
  public let gloss: String
  /// What the measurement leaves open, as a sentence; nil where nothing.
  public let note: String?
  /// Processor cores without which it cannot be tested.
  public let leastCores: Int
  /// The builds that it is about.
  public let builds: GILBuilds
  /// The builds of which the author knows that it is false; nil for none.
  public let knownToFail: GILBuilds?
  public let basis: Basis

  public var tests: [ClaimTest] { if case .tests(let tests) = basis { tests } else { [] } }
}

/// Builds of Python by whether they have a GIL.
public enum GILBuilds: String, Sendable, CaseIterable {
  case all
  case withGIL = "on"
  case freeThreaded = "off"

  public func includes(hasGIL: Bool) -> Bool {
    switch self {
    case .all: true
    case .withGIL: hasGIL
    case .freeThreaded: !hasGIL
    }
  }
}
