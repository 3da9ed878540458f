import Workloads

extension [CellRecord] {
  /// The cells with each null twin made a copy of what the others will be compared with.
  ///
  /// Only the pilot shows which that is: the first model in the catalogue's order that works. A twin of another cell
  /// would say nothing about the baseline's noise.
  var withTwinsOfBaselines: [CellRecord] {
    map { cell in
      guard cell.isNullTwin else { return cell }
      var twin = cell
      guard let original = baseline(of: cell) ?? swiftBaseline(insteadOf: cell) else {
        twin.status = .unsupported
        twin.reason = "there is no baseline to copy"
        return twin
      }
      twin.language = original.language
      twin.python = original.python
      twin.model = original.model
      twin.workers = original.workers
      twin.units = original.units
      twin.repeats = original.repeats
      twin.status = .ok
      twin.reason = nil
      return twin
    }
  }

  /// Each null twin with the language and Python that it was planned for: those of the cells that it stands behind.
  ///
  /// A pilot may have made it a copy of Swift's baseline, and the next one may find that Python works.
  var withTwinsAsPlanned: [CellRecord] {
    var cells = self
    for place in cells.indices.dropFirst() where cells[place].isNullTwin {
      cells[place].language = cells[place - 1].language
      cells[place].python = cells[place - 1].python
    }
    return cells
  }

  /// Swift's first that works, where no Python's does: then the others are compared with it.
  ///
  /// For the group's first twin only, as another copy would say nothing more.
  private func swiftBaseline(insteadOf twin: CellRecord) -> CellRecord? {
    let group = filter { $0.workload == twin.workload && $0.size == twin.size }
    guard group.first(where: \.isNullTwin)?.index == twin.index else { return nil }
    let working = group.filter { !$0.isNullTwin && $0.status == .ok }
    guard !working.contains(where: { $0.language == .python }) else { return nil }
    return working.min { ($0.modelRank, $0.workers, $0.index) < ($1.modelRank, $1.workers, $1.index) }
  }

  /// The first that works of the same workload, size, language and Python; nil where none does.
  func baseline(of twin: CellRecord) -> CellRecord? {
    filter {
      !$0.isNullTwin && $0.status == .ok && $0.workload == twin.workload && $0.size == twin.size
        && $0.language == twin.language && $0.python == twin.python
    }
    .min { ($0.modelRank, $0.workers, $0.index) < ($1.modelRank, $1.workers, $1.index) }
  }
}
