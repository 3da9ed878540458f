import Measurement
import Workloads

/// What can be compared: the workloads and the models of both languages.
public struct WorkloadText {
  let palette: Palette
  let columns: Int

  /// - Parameter columns: Width of the terminal; sentences are wrapped to it.
  public init(palette: Palette, columns: Int = 120) {
    self.palette = palette
    self.columns = max(60, columns)
  }

  public var lines: [String] {
    [palette.paint("Workloads", .strong)] + workloads + Language.allCases.flatMap(models)
  }

  private var workloads: [String] {
    var table = TextTable([("workload", .left), ("what a unit does, and its default sizes", .left)])
    for workload in WorkloadCatalog.all {
      let sizes = workload.defaultSizes.map(workload.number).joined(separator: ", ")
      let standard = Quantity.duration(Double(ComparisonPlan.standardServerDelay) / 1e6)
      let delay = workload.needsServer ? "; the server's delay is \(standard) (--server-delay)" : ""
      table.add(["\(workload.id)"], remark: TextTable.Cell(workload.summary))
      table.add([""], remark: TextTable.Cell("\(sizes) \(workload.unitOfSize)\(delay)", .faint))
    }
    return table.lines(palette, columns: columns - 2).map { "  " + $0 }
  }

  private func models(_ language: Language) -> [String] {
    var table = TextTable([("model", .left), ("what works", .left)])
    for model in Model.all where model.language == language {
      table.add(["\(model.name)"], remark: TextTable.Cell(model.summary))
    }
    return ["", palette.paint("Models of \(language.name)", .strong)]
      + table.lines(palette, columns: columns - 2).map { "  " + $0 }
  }
}

extension WorkloadDescription {
  private var isInBytes: Bool { sizeMeaning.hasPrefix("bytes ") }

  /// A size without what it is of: `20,000`, `1.00 KiB`.
  fileprivate func number(_ size: Int) -> String { isInBytes ? Quantity.bytes(size) : size.grouped }

  fileprivate var unitOfSize: String { isInBytes ? String(sizeMeaning.dropFirst("bytes ".count)) : sizeMeaning }
}
