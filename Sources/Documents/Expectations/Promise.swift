/// Something the document says its block does, and how a run is held to it.
public struct Promise: Sendable, Equatable {
  /// Unique in its entry, for logs.
  public let id: String
  /// Words of the document, as they stand there.
  public let quote: String
  /// 1-based line in the document where the quote begins.
  public let line: Int
  /// What the words promise, in English.
  public let says: String
  public let condition: RunCondition
  public let check: Check
}
