import Workloads

/// What a program printed, with the parts that differ from run to run masked: lines in any order.
///
/// Threads and processes print in the order in which the scheduler lets them, so order is compared only by
/// expectations that ask for it.
struct ComparableOutput: Hashable {
  let lines: [String]

  /// - Parameters:
  ///   - processes: Process identifiers of the run: a number that is one of them is masked.
  ///   - mask: Replaces what the expectations say differs from run to run.
  init(_ text: String, processes: Set<Int32> = [], mask: (String) -> String = { $0 }) {
    lines = mask(text).split(separator: "\n").map { Self.masked(String($0), processes) }.sorted()
  }

  init(_ result: RunResult, mask: (String) -> String) {
    self.init(result.stdout.text, processes: Self.processes(of: result), mask: mask)
  }

  /// The first line that one has and the other has not; nil when they are equal.
  func difference(from other: ComparableOutput) -> String? {
    if self == other { return nil }
    let mine = Set(lines)
    let theirs = Set(other.lines)
    if let extra = lines.first(where: { !theirs.contains($0) }) { return "has \(quoted(extra))" }
    if let missing = other.lines.first(where: { !mine.contains($0) }) { return "lacks \(quoted(missing))" }
    return "repeats lines \(lines.count) against \(other.lines.count) in all"
  }

  private func quoted(_ line: String) -> String {
    line.count > 80 ? "“\(line.prefix(79))…”" : "“\(line)”"
  }

  private static func processes(of result: RunResult) -> Set<Int32> {
    var known: Set<Int32> = [result.pid]
    for event in result.events {
      known.insert(event.pid)
      if let child = event.child, child > 0 { known.insert(child) }
    }
    return known
  }

  private static func masked(_ line: String, _ processes: Set<Int32>) -> String {
    var line = line
    line.replace(#/0x[0-9a-fA-F]+/#, with: "0x*")
    line.replace(#/\d+/#) { match in
      Int32(match.output).map { processes.contains($0) } == true ? "*" : String(match.output)
    }
    return line
  }
}
