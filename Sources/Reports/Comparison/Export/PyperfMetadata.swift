import FoundationEssentials
import Workloads

/// What pyperf is told about a run, its cells and its samples. Entries with names of pyperf's own have the type that
/// pyperf checks; all others may be a number or a text.
enum PyperfMetadata {
  /// `WORKLOAD[SIZE]/LANGUAGE VERSION MODEL ×WORKERS`, each once: pyperf compares benchmarks of the same name.
  static func names(of cells: [CellRecord]) -> [Int: String] {
    var taken: Set<String> = []
    return cells.reduce(into: [:]) { names, cell in
      var name = "\(cell.workload)[\(cell.size)]/\(cell.language.rawValue) "
      if let python = cell.python { name += "\(python.version) " }
      name += cell.model + (cell.workers > 0 ? " ×\(cell.workers)" : "") + (cell.isNullTwin ? " (null twin)" : "")
      if taken.contains(name) { name += " (\(cell.python?.executable ?? "cell \(cell.index)"))" }
      if taken.contains(name) { name += " (cell \(cell.index))" }
      taken.insert(name)
      names[cell.index] = name
    }
  }

  /// What is the same for all of a run.
  static func entries(of run: RunRecord) -> [String: PyperfValue] {
    entries([
      "unit": .text("second"), "hostname": .text(run.host.name), "cpu_count": .integer(run.host.cores),
      "cpu_model_name": run.host.processor.map(PyperfValue.text), "platform": run.host.kernel.map(PyperfValue.text),
      "gillab_run": .text(run.id), "gillab_version": .text(run.version),
      "gillab_commit": run.commit.map(PyperfValue.text), "gillab_seed": .text("\(run.plan.seed)"),
    ])
  }

  static func entries(of cell: CellRecord, named name: String) -> [String: PyperfValue] {
    entries([
      "name": .text(name), "loops": .integer(cell.repeats), "inner_loops": .integer(cell.units),
      "python_version": cell.python.map { .text($0.version) },
      "python_executable": cell.python.map { .text($0.executable) },
      "python_implementation": cell.python.map { _ in .text("cpython") }, "gillab_workload": .text(cell.workload),
      "gillab_size": .integer(cell.size), "gillab_language": .text(cell.language.rawValue),
      "gillab_model": .text(cell.model), "gillab_workers": .integer(cell.workers),
    ])
  }

  static func entries(of sample: SampleRecord, in block: BlockRecord?) -> [String: PyperfValue] {
    entries([
      "date": block.map { .text(date($0.startedAt)) },
      "duration": .number(sample.report.creationSeconds + sample.report.wallSeconds + sample.report.joinSeconds),
      "load_avg_1min": sample.load.map(PyperfValue.number),
      "command_max_rss": sample.peakBytes > 0 ? .integer(sample.peakBytes) : nil,
      "gillab_block": .integer(sample.block), "gillab_position": .integer(sample.position),
      "gillab_contamination": block?.contamination.map(PyperfValue.text),
    ])
  }

  /// ISO 8601 as `datetime.fromisoformat` of every Python reads it, which before 3.11 knows no `Z`.
  private static func date(_ seconds: Double) -> String {
    String(Date(timeIntervalSince1970: seconds).ISO8601Format().dropLast()) + "+00:00"
  }

  /// Without what is not known: pyperf refuses empty texts, and texts with more than one line.
  private static func entries(_ entries: [String: PyperfValue?]) -> [String: PyperfValue] {
    entries.compactMapValues { value in
      guard case .text(let text)? = value else { return value }
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        .trimmingCharacters(while: \.isWhitespace)
      return line.isEmpty ? nil : .text(line)
    }
  }
}

/// A value of pyperf's metadata.
enum PyperfValue: Encodable {
  case integer(Int)
  case number(Double)
  case text(String)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    }
  }
}

extension String {
  fileprivate func trimmingCharacters(while isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let first = text.first, isTrimmed(first) { text = text.dropFirst() }
    while let last = text.last, isTrimmed(last) { text = text.dropLast() }
    return String(text)
  }
}
