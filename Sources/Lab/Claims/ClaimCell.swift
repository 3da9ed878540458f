import Documents
import Workloads

/// What is measured once in each Python: a workload of a size, by a model with a number of workers.
struct ClaimCell: Hashable {
  let experiment: ClaimExperiment
  let model: Model
  /// 0 where there are as many as units.
  let workers: Int
}

/// A workload of one size: what can be compared with each other, and is measured together.
struct ClaimExperiment: Hashable {
  let workload: String
  let size: Int

  var description: WorkloadDescription? { WorkloadCatalog[workload] }
}

/// Which cells a test is about, on a machine with so many cores.
struct ClaimCells {
  let cores: Int

  /// Whose figure it is; nil for names that this gillab does not know, which no file that was read has.
  func subject(of test: ClaimTest) -> ClaimCell? { cell(test.model, workers: test.workers, of: test) }

  /// What the figure is a ratio to; nil where it is none to another cell.
  func rival(of test: ClaimTest) -> ClaimCell? {
    if let rival = test.against {
      return cell(rival.model, workers: rival.workers ?? test.workers, of: test)
    }
    let isOverSerial = test.metric == ClaimMetric.speedUp || test.metric == ClaimMetric.efficiency
    guard isOverSerial, let subject = subject(of: test) else { return nil }
    return cell("\(subject.model.language.rawValue):serial", workers: 1, of: test)
  }

  /// The others among which a model is to be the fastest.
  func rivals(of test: ClaimTest) -> [ClaimCell] {
    guard case .fastest(let among, _) = test.predicate, let subject = subject(of: test) else { return [] }
    return among.compactMap { cell($0, workers: test.workers, of: test) }.filter { $0 != subject }
  }

  /// All that has to be measured for a test.
  func needed(by test: ClaimTest) -> [ClaimCell] {
    let fastest = test.predicate.rivalNames != nil
    return [subject(of: test)].compactMap(\.self)
      + (fastest ? rivals(of: test) : [rival(of: test)].compactMap(\.self))
  }

  private func cell(_ name: String, workers: Int?, of test: ClaimTest) -> ClaimCell? {
    guard let workload = WorkloadCatalog[test.workload], let model = Model(claimed: name) else { return nil }
    let size = test.size ?? workload.defaultSizes.first ?? 1
    let own = workers ?? workload.defaultWorkers(cores: cores)
    return ClaimCell(
      experiment: ClaimExperiment(workload: workload.id, size: size), model: model,
      workers: model.isSerial ? 1 : workload.workersAreUnits ? 0 : own)
  }
}

extension ClaimTest.Predicate {
  /// The models among which one is to be the fastest; nil for a threshold.
  var rivalNames: [String]? { if case .fastest(let among, _) = self { among } else { nil } }
}
