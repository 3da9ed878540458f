import Workloads

/// Which checksum the samples of a workload and size should have: what most of its cells found.
///
/// No side is believed before the other: with two opinions of equal weight, all samples are wrong. A null twin has no vote,
/// since it is the same program as its original.
struct ChecksumReference {
  private var expected: [Group: String] = [:]

  struct Group: Hashable {
    let workload: String
    let size: Int
    let units: Int
    /// Nil where what is done does not depend on it.
    let workers: Int?

    init(_ cell: CellRecord) {
      workload = cell.workload
      size = cell.size
      units = cell.units
      workers = WorkloadCatalog[cell.workload]?.eachWorkerDoesAll == true ? cell.workers : nil
    }
  }

  /// Marks the samples whose checksum is not the others'.
  ///
  /// - Parameter samples: Those of one block, or of the pilot.
  mutating func check(_ samples: [SampleRecord], of cells: [CellRecord]) -> [SampleRecord] {
    let groups = Dictionary(grouping: samples.filter { $0.status == .ok }) { Group(cells[$0.cell]) }
    for (group, members) in groups where expected[group] == nil {
      let voters = members.filter { !cells[$0.cell].isNullTwin }
      let votes = Dictionary(grouping: voters.isEmpty ? members : voters, by: \.report.checksum).mapValues(\.count)
      let most = votes.values.max() ?? 0
      let leaders = votes.filter { $0.value == most }.map(\.key)
      expected[group] = leaders.count == 1 ? leaders[0] : ""
    }
    return samples.map { sample in
      guard sample.status == .ok, let expected = expected[Group(cells[sample.cell])],
        expected != sample.report.checksum
      else { return sample }
      let checksum = sample.report.checksum
      var wrong = sample
      wrong.status = .wrong
      wrong.reason =
        expected.isEmpty
        ? "the cells disagree about the checksum, and no majority says which is right; here it is \(checksum)"
        : "its checksum is \(checksum), but most cells found \(expected)"
      wrong.report = SampleReport()
      return wrong
    }
  }
}
