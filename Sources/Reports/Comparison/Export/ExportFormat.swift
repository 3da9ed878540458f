import Workloads

/// How a run is written for other programs. docs/store.md describes each.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// Everything, as the records are.
  case json
  /// A row for each sample.
  case csv
  /// The file format of pyperf, so that its commands accept it.
  case pyperf

  /// The order in which samples are to be handed over, by cell rather than by time.
  public var wantsCells: Bool { self == .pyperf }

  /// Begins to write a run.
  ///
  /// - Parameter measured: Numbers of the cells whose outcome is `ok`.
  public func writer(of outline: StoredRun, measured: Set<Int>, to sink: ExportSink) throws -> any RunExport {
    switch self {
    case .json: try JSONExport(outline, to: sink)
    case .csv: try CSVExport(outline, to: sink)
    case .pyperf: try PyperfExport(outline, measured: measured, to: sink)
    }
  }
}

/// A run that is being written, one sample after the other, so that it need not fit into memory.
public protocol RunExport {
  mutating func add(_ sample: SampleRecord) throws
  /// Writes what follows the last sample.
  mutating func end() throws
}
