/// A reason that gillab gives in the same words each time, with `{}` for what is filled in.
///
/// Reasons are kept, and written to JSON, as English clauses. Whoever gives one of these takes its words from here, so that
/// a report in another language knows it again and says the same. What a program or the system said is none of them.
public enum ReasonPhrase: String, CaseIterable, Sendable {
  // Of a cell of a comparison, or a model of a break-even sweep.
  case nobodyToSendTo = "there is nobody to send to"
  case notManyAtOnce = "one unit after another is not many at once"
  case taskGroupNeedsPython = "asyncio.TaskGroup needs Python {}"
  case ownLockNeedsPython = "a subinterpreter with a GIL of its own needs Python {}"
  case noStartMethod = "multiprocessing has no start method {} here"
  case noSharedLibrary = "it has no shared library to embed"
  case stillRunning = "it was still running after {} s"
  case exited = "it ended with exit status {}"
  case endedBySignal = "it was ended by {}"
  case supervisorEndedBySignal = "the process that supervised it was ended by {}"
  case noTime = "it measured no time at all"
  case noBlock = "no block of it was finished"

  // Of a probe's condition.
  case fewMeasured = "only {} measured; give it a larger --budget"
  case medianUnknown = "too few were measured to know the median within a factor of {}; give it a larger --budget"
  case blocksDisagree = "its {} blocks disagree by more than a factor of {}"
  case oneBlock = "measured in one block only"
  case noBlockCounts = "measured in no block that counts"
  case interrupted = "it was interrupted before this was measured"

  // Of a block in doubt.
  case hypervisorTook = "the hypervisor took {} of the machine's processor time"
  case othersUsed = "other programs used {} of the machine's processor time"
  case bothTook = "the hypervisor took {} and other programs used {} of the machine's processor time"

  // Of a claim's evidence.
  case notMeasuredHere = "{} was not measured here with these programs"
  case fewBlocks = "{} of the {} blocks that an interval of 95% needs"
  case fewCores = "it needs {} cores, and other programs and the hypervisor left {}"
  case disturbed = "the machine was disturbed in {} of {} blocks"
  case budgetSpent = "the budget had no time for it"
  case endedBefore = "measuring ended before it: {}"
  case endedWithin = "measuring ended in it: {}"
  case noRival = "no other model that the claim names is there"
  case nothingToDivideBy = "in {} of {} blocks {}, by which it is divided, is 0 or less"
  case tooManyLost = "in {} of {} blocks {}, by which it is divided, is 0 or less: too many for a figure of the others"
  case someLost = "in {} of {} blocks {}, by which it is divided, is 0 or less, and left out"

  // Of a run of a document's program.
  case startMethodsChangeNothing = "start methods change nothing: the block does not load multiprocessing"

  // Of what a report lacks.
  case noneKept = "none was kept"
  case besides = "{} (just now: {})"
  case probesLeftOut = "it was measured without {}"
  case shownAllTheSame = "{} is shown, though it is no measurement of here and now: {}"
  case lastDoesNotCount = "the last one, {}, does not count: {}"
  case leftOpen = "noise leaves open what rests on {}; more blocks may decide it"
  case notThereThen = "{} was not there then"
  case isGone = "{} is gone"
  case timeSpent = "the time was spent before it began; give more with --budget"
  case tookTooLong = "it was ended when it took much longer than its {} s"
  case comparisonsUnbegun = "there was no time for {} of the {} comparisons that are missing; give more with --budget"
  case wasInterrupted = "it was interrupted"
  case storeTookNoMore = "the store took no more before it began"
  case scriptChanged = "{} does not count: {} has changed since"
  case searchesOpen = "{} of its {} searches did not come to their end; give it more time"
  case notTraced = "{} was not traced with Python {}"
  case pythonsNotMeasured = "Python {} was not measured"
  case endedEarly = "{} was ended before everything was measured"
  case claimsUnmeasured = "what claims rest on was not measured with every Python: {}"

  // Why a kept result does not count.
  case madeEarlier = "it was made by an earlier gillab, which did not keep all that it rests on"
  case madeElsewhere = "it was made on {} ({} cores)"
  case otherKernel = "it was made under Linux {}, and this is Linux {}"
  case otherGovernor = "the processor's governor was {} then, and is {} now"
  case changedSince = "{} has changed since"
  case severalChangedSince = "{} have changed since"
  case pythonGone = "{} has changed since, or is gone"

  /// The clause, as it is kept.
  ///
  /// - Parameter values: As many as the phrase has places.
  public func callAsFunction(_ values: String...) -> String { Self.fill(rawValue, values) }

  /// A clause that is one of these, or several after semicolons, in the reader's language; nil for any other.
  public static func words(of clause: String, in language: ReportLanguage) -> String? {
    if let words = wordsOfOne(clause, in: language) { return words }
    let clauses = clause.split(separator: "; ").map { wordsOfOne(String($0), in: language) }
    guard clauses.count > 1, !clauses.contains(nil) else { return nil }
    return clauses.compactMap(\.self).joined(separator: language == .english ? "; " : "；")
  }

  private static func wordsOfOne(_ clause: String, in language: ReportLanguage) -> String? {
    // What is filled into one could hold another's words.
    for phrase in byPlaces {
      guard let values = phrase.values(in: clause) else { continue }
      switch language {
      case .english: return clause
      // A reason may be filled into another.
      case .simplifiedChinese: return fill(phrase.chinese, values.map { words(of: $0, in: language) ?? $0 })
      }
    }
    return nil
  }

  /// The one that joins two others first; then those with more places, those that begin with words of their own, and the
  /// longer.
  private static let byPlaces = allCases.sorted { $0.order < $1.order }

  private var order: (Int, Int, Int, Int, String) {
    (
      self == .besides ? 0 : 1, -pieces.count, rawValue.hasPrefix("{}") ? 1 : 0, -rawValue.count, rawValue
    )
  }

  /// What stands around the places.
  private var pieces: [String] { Self.pieces(of: rawValue) }

  private static func pieces(of template: String) -> [String] {
    template.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
  }

  private static func fill(_ template: String, _ values: [String]) -> String {
    let pieces = pieces(of: template)
    return pieces.enumerated().map { place, piece in
      piece + (place < pieces.count - 1 && values.indices.contains(place) ? values[place] : "")
    }.joined()
  }

  /// What was filled in; nil where the clause is another.
  private func values(in clause: String) -> [String]? {
    let pieces = pieces
    guard let first = pieces.first, let last = pieces.last, clause.hasPrefix(first) else { return nil }
    guard pieces.count > 1 else { return clause == first ? [] : nil }
    var rest = clause.dropFirst(first.count)
    var values: [String] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: piece) else { return nil }
      values.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    values.append(String(rest.dropLast(last.count)))
    return values.contains("") ? nil : values
  }
}
