import Workloads

extension [CellRecord] {
  /// The cells with what the pilot tries: as many units as the workload has by itself, or as each worker needs one.
  ///
  /// A run that was killed in its first block has a pilot behind it, whose choices are made anew.
  var beforePilot: [CellRecord] {
    let workers = Dictionary(grouping: self) { Subject($0) }.mapValues { $0.map(\.workers).max() ?? 1 }
    return withTwinsAsPlanned.map { cell in
      var cell = cell
      if let workload = WorkloadCatalog[cell.workload] {
        cell.units = workload.units(size: cell.size, workers: workers[Subject(cell)] ?? 1)
      }
      cell.repeats = 1
      // A twin is as its baseline, which may work this time.
      guard cell.status != .unsupported || cell.isNullTwin else { return cell }
      cell.status = .ok
      cell.reason = nil
      return cell
    }
  }
}

/// What cells that are compared have in common.
private struct Subject: Hashable {
  let workload: String
  let size: Int

  init(_ cell: CellRecord) {
    workload = cell.workload
    size = cell.size
  }
}

extension WorkloadDescription {
  /// How many units one pass has before the pilot: where there may be more of them, the same number for each worker.
  ///
  /// - Parameter workers: The largest number among the cells that are compared.
  func units(size: Int, workers: Int) -> Int {
    let own = units(size: size)
    guard case .units = scaling, workers > 1 else { return own }
    return (own + workers - 1) / workers * workers
  }
}
