import Documents
import Workloads

extension ClaimVocabulary {
  /// Everything that comparisons measure.
  static let measurable = ClaimVocabulary(
    workloads: WorkloadCatalog.all.map {
      Workload(
        id: $0.id, metrics: ClaimMetric.names(in: $0), hasSerial: $0.hasSerial, hasWorkers: !$0.workersAreUnits)
    },
    models: PythonModel.allCases.map(\.rawValue) + Model.all.map(\.fullName),
    serialModels: Set(Model.all.filter(\.isSerial).map(\.fullName) + [PythonModel.serial.rawValue]),
    aliases: Dictionary(uniqueKeysWithValues: PythonModel.allCases.map { (Model.python($0).fullName, $0.rawValue) }))
}

extension Model {
  /// Its name with that of its language: `swift:thread`.
  fileprivate var fullName: String { "\(language.rawValue):\(name)" }

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
