import Workloads

/// One entry of an expectations file: what is expected of one block, everywhere or under a condition.
public struct BlockExpectation: Sendable, Equatable {
  /// The snippet's id.
  public let block: String
  /// 1-based line of the block's first code line in the document.
  public let line: Int
  public let condition: RunCondition
  /// The native Swift program that does the same.
  public let twin: Twin?
  /// What differs from run to run in the output.
  public let mask: [Pattern]
  /// Why the block is not run.
  public let skip: String?
  /// Kinds of finding accepted on purpose.
  public let allow: Set<String>
  public let check: Check
  public let promises: [Promise]
}
