import Measurement
import Workloads

/// What a section's figures say, in words.
struct ComparisonConclusions {
  struct Sentence {
    let text: String
    var paint: Paint?
  }

  private let section: ComparisonSection
  private var cells: [ComparedCell] { section.cells }
  private var names: ComparisonNames { section.names }

  init(_ section: ComparisonSection) { self.section = section }

  var sentences: [Sentence] {
    let judged = cells.filter { $0.speedup != nil && $0.verdict != .baseline }
    let found = [
      section.isAA ? nil : fastest.map { Sentence(text: "→ \($0)") },
      noise(judged).map { Sentence(text: $0, paint: section.group.noiseFloors.isEmpty ? .warn : .faint) },
      unknownNoise(judged).map { Sentence(text: $0, paint: .warn) },
      tooFew(judged).map { Sentence(text: $0, paint: .warn) },
      tooNoisy(judged).map { Sentence(text: $0, paint: .warn) },
      disagreement(judged).map { Sentence(text: $0, paint: .warn) },
    ]
    return found.compactMap(\.self) + failures
  }

  /// A cell as it is called among these: its workers are told where models come with several numbers of them.
  private func name(_ cell: ComparedCell) -> String {
    let counts = Set(cells.filter { $0.model != "serial" }.map(\.workers))
    let workers = counts.count > 1 && cell.model != "serial" ? ", \(cell.workers.counted("worker"))" : ""
    return cell.model + workers
  }

  /// The fastest of all, and of each language and Python that it is not of.
  private var fastest: String? {
    let lanes = cells.reduce(into: [[ComparedCell]]()) { lanes, cell in
      if let last = lanes.indices.last, lanes[last][0].lane == cell.lane {
        lanes[last].append(cell)
      } else {
        lanes.append([cell])
      }
    }
    .filter { $0.contains { $0.speedup != nil } }
    guard lanes.contains(where: { $0.contains { $0.verdict != nil && $0.verdict != .baseline } }) else { return nil }
    let best = lanes.map { lane in (lane, winner(lane)) }
    // Speed-ups are over each Python's own baseline: only the work done can be compared.
    let overall = best.compactMap(\.1).max { $0.rate < $1.rate }
    guard let overall else {
      return "no model is faster than \(baselineName) beyond doubt"
    }
    var parts = ["fastest: \(overall.lane.name(names)) \(told(overall))"]
    for (lane, winner) in best where lane[0].lane != overall.lane {
      let whose = "of \(lane[0].lane.name(names))'s"
      parts.append(
        winner.map { "\(whose): \(told($0))" } ?? "\(whose): none is faster than \(baselineName) beyond doubt")
    }
    return parts.joined(separator: "; ")
  }

  private var baselineName: String { cells.first { $0.verdict == .baseline }?.model ?? "the baseline" }

  private func winner(_ lane: [ComparedCell]) -> ComparedCell? {
    lane.filter { $0.verdict == .faster }.max { $0.rate < $1.rate }
  }

  /// The model, its speed-up, and which others may be as fast.
  private func told(_ cell: ComparedCell) -> String {
    let equals = cells.filter {
      $0 != cell && $0.lane == cell.lane && $0.verdict == .faster
        && ($0.speedup?.high ?? 0) >= (cell.speedup?.low ?? .infinity)
    }
    let others = equals.isEmpty ? "" : ", not told apart from \(equals.map(name).joined(separator: ", "))"
    return "\(name(cell)) \(cell.speedUpText ?? "")\(others)"
  }

  private func noise(_ judged: [ComparedCell]) -> String? {
    guard !judged.isEmpty else { return nil }
    let floors = section.group.noiseFloors
    let counts = "only differences above "
    guard let largest = floors.map(\.share).max() else {
      return "No baseline was measured twice in six blocks, so the noise is unknown and there is no verdict."
    }
    let amounts =
      floors.count == 1
      ? Quantity.percent(largest)
      : floors.map { "\(Quantity.percent($0.share)) (\(names.name($0.subject)))" }.joined(separator: ", ")
    let isOne = floors.count == 1 || largest <= section.threshold
    let margin = isOne ? "\(counts)\(Quantity.percent(max(largest, section.threshold))) count" : "\(counts)that count"
    return "Noise: the same cell measured twice may differ by \(amounts); \(margin)."
  }

  /// Baselines without a null twin of their own, where others have one.
  private func unknownNoise(_ judged: [ComparedCell]) -> String? {
    let known = section.group.noiseFloors.map(\.subject)
    let baselines = judged.compactMap(\.baseline).filter { !known.contains($0) }
    let unknown = baselines.indices.filter { baselines[..<$0].contains(baselines[$0]) == false }.map { baselines[$0] }
    guard !known.isEmpty, !unknown.isEmpty else { return nil }
    let named = unknown.map { names.name($0) }.joined(separator: ", ")
    return
      "Not measured twice in six blocks: \(named). What is compared with it has no verdict, as its noise is unknown."
  }

  private func tooFew(_ judged: [ComparedCell]) -> String? {
    guard let fewest = judged.compactMap(\.speedup).filter({ $0.confidence < 0.95 }).min(by: { $0.blocks < $1.blocks })
    else { return nil }
    let more = "Give it more time (--budget)."
    guard fewest.confidence > 0 else {
      return "One block has no interval, and so no verdict: 95% need 6 blocks. \(more)"
    }
    let covered = String(decimals: 1, fewest.confidence * 100)
    return
      "\(fewest.blocks.counted("block")) cannot give a verdict: their intervals hold the truth \(covered) times in 100 "
      + "for sure, and 95 need 6 blocks. \(more)"
  }

  /// Those that would make a difference, if their intervals or the noise floor were not wider than one that counts.
  private func tooNoisy(_ judged: [ComparedCell]) -> String? {
    let isNoisy = section.group.noiseFloors.contains { $0.share > section.threshold }
    let lost = judged.filter { cell in
      guard cell.verdict == .inconclusive, let speedup = cell.speedup, speedup.confidence >= 0.95,
        section.group.noiseFloors.contains(where: { $0.subject == cell.baseline })
      else { return false }
      let isWide = speedup.high / speedup.low > (1 + section.threshold) * (1 + section.threshold)
      return max(speedup.estimate, 1 / speedup.estimate) > 1 + section.threshold && (isWide || isNoisy)
    }
    guard !lost.isEmpty, !section.isAA else { return nil }
    let named = lost.map { "\($0.lane.name(names)) \(name($0))" }.joined(separator: ", ")
    return "The machine was too noisy to tell: \(named). Measure longer (--budget), or when less else is running."
  }

  private func disagreement(_ judged: [ComparedCell]) -> String? {
    let doubtful = judged.filter { $0.secondOpinion == .disagrees }
    guard !doubtful.isEmpty else { return nil }
    let named = doubtful.map { cell in
      let p = cell.pValue.map { $0 < 0.001 ? "p < 0.001" : "p = \(String(decimals: 3, $0))" } ?? ""
      return "\(cell.lane.name(names)) \(name(cell)) is \(cell.verdict?.rawValue ?? ""), \(p)"
    }
    return "Wilcoxon's signed-rank test sees it otherwise: \(named.joined(separator: "; "))."
  }

  /// Cells that have figures although some of their samples failed.
  private var failures: [Sentence] {
    cells.filter { $0.wallSeconds != nil && $0.failedSamples > 0 }.map { cell in
      Sentence(text: "\(cell.lane.name(names)) \(name(cell)): \(cell.reason ?? "").", paint: .warn)
    }
  }
}

/// A language, or one interpreter.
struct ComparisonLane: Equatable {
  let language: Language
  let executable: String?

  func name(_ names: ComparisonNames) -> String { names.name(language, executable) }
}

extension ComparedCell {
  var lane: ComparisonLane { ComparisonLane(language: language, executable: pythonExecutable) }

  fileprivate var rate: Double { unitsPerSecond?.median ?? 0 }
}
