import GILTrace

/// Gathers what threads did in a part of a program, and adds up what they did in all of it.
struct PartSpans: LockObserver {
  /// What is left of a span within the part.
  struct Piece: Hashable {
    let thread: Int
    let activity: Span.Activity
    let range: Range<UInt64>
  }

  /// What a thread did in all, in nanoseconds.
  struct Total {
    var held: UInt64 = 0
    var waited: UInt64 = 0
  }

  private let program: Range<UInt64>
  private(set) var part: Range<UInt64>
  /// On each thread in the order of time.
  private(set) var pieces: [Piece] = []
  private(set) var totals: [Int: Total] = [:]
  /// Whether pieces were left out.
  private(set) var isThinned = false

  init(of program: Range<UInt64>, part: Range<UInt64>) {
    self.program = program
    self.part = part
  }

  mutating func spent(_ span: Span) {
    let length = UInt64(span.clamped(to: program).count)
    switch span.activity {
    case .holding: totals[span.thread, default: Total()].held += length
    case .waiting: totals[span.thread, default: Total()].waited += length
    }
    let rest = span.clamped(to: part)
    if !rest.isEmpty { pieces.append(Piece(thread: span.thread, activity: span.activity, range: rest)) }
  }

  /// Leaves so many spans at most: first by a shorter part, which is still whole; where even its shortest has too many,
  /// by leaving out the shortest spans, which a picture could not show.
  mutating func thin(to limit: Int, shortestNanoseconds: UInt64) {
    while pieces.count > limit, UInt64(part.count) / 2 >= max(1, shortestNanoseconds) {
      part = part.lowerBound..<(part.lowerBound + UInt64(part.count) / 2)
      pieces = pieces.compactMap { piece in
        let rest = piece.range.clamped(to: part)
        return rest.isEmpty ? nil : Piece(thread: piece.thread, activity: piece.activity, range: rest)
      }
    }
    guard pieces.count > limit else { return }
    isThinned = true
    let lengths = pieces.map(\.range.count)
    let longest = pieces.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }.prefix(limit)
    pieces = longest.sorted().map { pieces[$0] }
  }
}
