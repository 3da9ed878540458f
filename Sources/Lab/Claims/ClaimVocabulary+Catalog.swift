import Documents
import Workloads

extension ClaimVocabulary {
  /// Everything that comparisons measure.
  static let measurable = ClaimVocabulary(
    workloads: WorkloadCatalog.all.map {
      Workload(id: $0.id, metrics: ClaimMetric.names(in: $0), hasSerial: $0.hasSerial)
    },
    models: PythonModel.allCases.map(\.rawValue)
      + Model.all.map { "\($0.language.rawValue):\($0.name)" })
}

extension Model {
  /// A model by its name in a claims file: `thread` is Python's, `swift:thread` Swift's.
  init?(claimed name: String) {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      self.init(.python, named: name)
      return
    }
    guard let language = Language(rawValue: parts[0]) else { return nil }
    self.init(language, named: parts[1])
  }
}

extension WorkloadDescription {
  /// Whether its units can be done one after another: not many at once, and not sent to somebody else.
  var hasSerial: Bool { !workersAreUnits && !id.hasPrefix("ipc.") }
}
