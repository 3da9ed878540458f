import Documents
import Workloads

/// The words of a command line that choose workloads and models.
public enum ComparisonChoice {
  /// What is compared when nothing is named: computing and waiting, which the models differ most in.
  public static let standardWorkloads = ["cpu.pure", "io.tcp"]

  /// - Parameter names: Identifiers, beginnings of some up to a dot (`ipc`), or `all`; empty for the standard ones.
  public static func workloads(_ names: [String]) throws(ComparisonError) -> [WorkloadDescription] {
    var chosen: Set<String> = []
    for name in names.isEmpty ? standardWorkloads : names {
      let ids = WorkloadCatalog.all.map(\.id)
      // A workload's own name means it alone, also where others begin so.
      let matching = ids.contains(name) ? [name] : ids.filter { name == "all" || $0.hasPrefix(name + ".") }
      guard !matching.isEmpty else {
        throw .unknownWorkload(name: name, nearest: nearest(to: name, among: WorkloadCatalog.all.map(\.id)))
      }
      chosen.formUnion(matching)
    }
    return WorkloadCatalog.all.filter { chosen.contains($0.id) }
  }

  /// - Parameter names: `thread` means that of each language, `python:thread` and `swift:thread` one; `python` and `swift`
  ///   all of a language. Empty for all.
  public static func models(_ names: [String]) throws(ComparisonError) -> [Model] {
    var chosen: Set<Model> = []
    for name in names.isEmpty ? ["all"] : names {
      let matching = Model.all.filter { model in
        ["all", model.name, model.language.rawValue, "\(model.language.rawValue):\(model.name)"].contains(name)
      }
      guard !matching.isEmpty else {
        let words = Model.all.flatMap { [$0.name, "\($0.language.rawValue):\($0.name)"] }
        throw .unknownModel(name: name, nearest: nearest(to: name, among: words))
      }
      chosen.formUnion(matching)
    }
    return Model.all.filter(chosen.contains)
  }
}
