import Interpreters
import Measurement
import Workloads

/// One model in one Python: what has been measured and what is to come.
struct BreakEvenProgress: Sendable {
  let model: PythonModel
  private let workers: Int
  private var searches: [BreakEvenSearch]
  private var failure: BreakEvenFailure?

  init(model: PythonModel, plan: BreakEvenPlan, interpreter: Interpreter) {
    self.model = model
    workers = plan.workers
    searches = BreakEvenPlan.payloadBytes.map { bytes in
      BreakEvenSearch(
        payloadBytes: bytes, taskSeconds: BreakEvenPlan.taskSeconds, workers: plan.workers, threshold: plan.threshold,
        seed: plan.seed)
    }
    failure = ModelObjection.describe(.python(model), in: interpreter)
      .map { BreakEvenFailure(status: .unsupported, reason: $0) }
  }

  var isOpen: Bool { failure == nil && searches.contains { $0.next != nil } }

  /// Pairs of each length in one process: an interval needs those of two processes.
  private static let pairsAtOnce = 3

  /// The next point of each payload that can be judged within a time: what was begun first, then small payloads. The first
  /// one of all in any case.
  ///
  /// A length that is begun and not judged has cost time and says nothing: so it is begun only where there is time for as
  /// many pairs as a judgement needs.
  func nextPoints(budgetSeconds: Double) -> [BreakEvenTarget] {
    var left = budgetSeconds
    var chosen: [BreakEvenTarget] = []
    for payload in searches.indices.sorted(by: { rank($0) < rank($1) }) {
      guard let length = searches[payload].next else { continue }
      let pairs = searches[payload].isMeasured ? Self.pairsAtOnce : BreakEvenSearch.hintPairs
      let missing = BreakEvenLooks.first - searches[payload].pairs[length].count
      let needed = searches[payload].isMeasured ? max(pairs, missing) : pairs
      let cost = Double(needed) * pairSeconds(length, payload)
      guard chosen.isEmpty || cost <= left else { continue }
      left -= cost
      chosen.append(BreakEvenTarget(length: length, payload: payload, pairs: pairs))
    }
    return chosen
  }

  /// What was begun comes before what is not found yet, and that before what could be known more exactly.
  private func rank(_ payload: Int) -> Int {
    let search = searches[payload]
    let isBegun = search.next.map { !search.pairs[$0].isEmpty } ?? false
    return payload + searches.count * (isBegun ? 0 : search.isFound ? 2 : 1)
  }

  /// What a pair takes: as measured, or the tasks' own length thrice over and what the model costs to begin with.
  private func pairSeconds(_ length: Int, _ payload: Int) -> Double {
    if let last = searches[payload].pairs[length].last { return last.serial + last.model + last.twin }
    let creation = searches[payload].hint.last?.model ?? 0.05
    return 3 * Double(workers) * BreakEvenPlan.taskSeconds[length] + creation
  }

  mutating func add(_ answer: Result<[BreakEvenAnswer.Point], BreakEvenFailure>, for targets: [BreakEvenTarget]) {
    switch answer {
    case .success(let points):
      for (target, point) in zip(targets, points) {
        searches[target.payload].add(point.pairs, at: target.length)
      }
    case .failure(let failure): self.failure = failure
    }
  }

  /// A model that failed keeps what was measured of it before.
  var result: BreakEvenModel {
    let isMeasured = searches.contains(where: \.isMeasured)
    return BreakEvenModel(
      model: model, status: failure?.status ?? .ok, reason: failure?.reason,
      payloads: isMeasured || failure == nil ? searches.map(\.result) : [])
  }
}

/// A point to take a few pairs of.
struct BreakEvenTarget: Sendable, Hashable {
  /// Its place among the plan's lengths.
  var length: Int
  /// Its place among the plan's payloads.
  var payload: Int
  var pairs: Int
}

/// Why a model's process measured nothing.
struct BreakEvenFailure: Error, Sendable {
  var status: CellRecord.Status
  var reason: String
}

/// What `pyscripts/breakeven/sweep.py` is asked.
struct BreakEvenScriptRequest: Codable, Sendable {
  struct Point: Codable, Sendable {
    var taskSeconds: Double
    var payloadBytes: Int
    var pairs: Int
  }

  var kind: String
  var workers: Int
  /// Decides which of the two goes first.
  var turn: Int
  var model: String
  var points: [Point]
}

/// What it answers.
struct BreakEvenAnswer: Codable, Sendable {
  struct Point: Codable, Sendable {
    var serialSeconds: [Double]
    var modelSeconds: [Double]
    /// The serial job once more.
    var twinSeconds: [Double]

    var pairs: [BreakEvenPair] {
      zip(zip(serialSeconds, modelSeconds), twinSeconds).map {
        BreakEvenPair(serial: $0.0, model: $0.1, twin: $1)
      }
    }
  }

  var points: [Point]
}
