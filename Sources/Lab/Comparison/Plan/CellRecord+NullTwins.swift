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
      guard let original = baseline(of: cell) else {
        twin.status = .unsupported
        twin.reason = "there is no baseline to copy"
        return twin
      }
      twin.model = original.model
      twin.workers = original.workers
      twin.units = original.units
      twin.repeats = original.repeats
      twin.status = .ok
      twin.reason = nil
      return twin
    }
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
