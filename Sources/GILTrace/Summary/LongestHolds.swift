/// The few longest of very many holds.
struct LongestHolds {
  private let limit: Int
  /// Longest first.
  private(set) var holds: [HoldInterval] = []
  private var shortest: UInt64 = 0

  init(limit: Int = 10) { self.limit = limit }

  mutating func add(_ hold: HoldInterval) {
    let length = hold.end - hold.start
    guard length > shortest || holds.count < limit else { return }
    let place = holds.firstIndex { $0.end - $0.start < length } ?? holds.count
    holds.insert(hold, at: place)
    if holds.count > limit { holds.removeLast() }
    if holds.count == limit, let last = holds.last { shortest = last.end - last.start }
  }

  mutating func remove(where isOutside: (HoldInterval) -> Bool) {
    holds.removeAll(where: isOutside)
    shortest = 0
  }
}
