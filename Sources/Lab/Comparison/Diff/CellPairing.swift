import Workloads

/// Which cell of one run belongs to which of the other.
enum CellPairing {
  case pair(CellRecord, CellRecord)
  /// - Parameter reason: As a clause.
  case single(CellRecord, RunFigures, reason: String)

  /// In the order of the first run's cells, then what only the second has.
  ///
  /// Where a run has several interpreters of one version, each goes with the same executable of the other run; what then
  /// remains is a pair only if there is just one on each side, since anything else would be a guess.
  static func pairings(of before: RunFigures, with after: RunFigures) -> [CellPairing] {
    let old = before.run.cells.filter { !$0.isNullTwin }
    var rest = Dictionary(grouping: after.run.cells.filter { !$0.isNullTwin }, by: after.kind(of:))
    var partners: [Int: CellRecord] = [:]
    for cell in old {
      let candidates = rest[before.kind(of: cell)] ?? []
      guard let place = candidates.firstIndex(where: { $0.python?.executable == cell.python?.executable }) else {
        continue
      }
      partners[cell.index] = rest[before.kind(of: cell)]?.remove(at: place)
    }
    let unmatched = Dictionary(grouping: old.filter { partners[$0.index] == nil }, by: before.kind(of:))
    for (kind, cells) in unmatched where cells.count == 1 && rest[kind]?.count == 1 {
      partners[cells[0].index] = rest[kind]?.removeFirst()
    }
    let paired = old.map { cell in
      partners[cell.index].map { CellPairing.pair(cell, $0) }
        ?? .single(cell, before, reason: reason(before, isAmbiguous: rest[before.kind(of: cell)]?.isEmpty == false))
    }
    let added = after.run.cells.filter { cell in rest[after.kind(of: cell)]?.contains(cell) == true }
    return paired
      + added.map { .single($0, after, reason: reason(after, isAmbiguous: unmatched[after.kind(of: $0)] != nil)) }
  }

  private static func reason(_ figures: RunFigures, isAmbiguous: Bool) -> String {
    isAmbiguous
      ? "several interpreters have this version, and none is in both runs" : "only \(figures.run.record.id) has it"
  }
}
