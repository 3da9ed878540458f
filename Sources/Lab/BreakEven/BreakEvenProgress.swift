import Interpreters
import Measurement
import Workloads

/// One model in one Python: what has been measured and what is to come.
struct BreakEvenProgress: Sendable {
  let model: PythonModel
  private let workers: Int
  private var records: [BreakEvenRecord]
  private var failure: BreakEvenFailure?

  init(model: PythonModel, plan: BreakEvenPlan, interpreter: Interpreter) {
    self.model = model
    workers = plan.workers
    records = BreakEvenPlan.payloadBytes.map { bytes in
      BreakEvenRecord(
        payloadBytes: bytes, lengths: BreakEvenPlan.taskSeconds.count, threshold: plan.threshold, seed: plan.seed)
    }
    failure = ModelObjection.describe(.python(model), in: interpreter)
      .map { BreakEvenFailure(status: .unsupported, reason: $0) }
  }

  var isOpen: Bool {
    failure == nil && records.contains { record in BreakEvenPlan.taskSeconds.indices.contains(where: record.isOpen) }
  }

  /// The open points that fit into a time, those with the fewest pairs first, and of these the cheapest.
  ///
  /// - Parameter round: From 0. In the first one, every point of up to 10 ms is taken whatever the time.
  func nextPoints(budgetSeconds: Double, round: Int) -> [BreakEvenTarget] {
    let open = records.indices.flatMap { payload in
      BreakEvenPlan.taskSeconds.indices.filter(records[payload].isOpen).map { length in
        BreakEvenTarget(length: length, payload: payload, pairs: 0)
      }
    }
    .sorted { (taken($0), $0.length, $0.payload) < (taken($1), $1.length, $1.payload) }
    var left = budgetSeconds
    var chosen: [BreakEvenTarget] = []
    for var target in open {
      let cost = pairSeconds(target)
      // Four pairs of what is cheap: a process of its own for each would cost more than they do.
      target.pairs = cost < 0.05 ? 4 : 1
      let isCheap = round == 0 && BreakEvenPlan.taskSeconds[target.length] <= 0.01
      guard isCheap || Double(target.pairs) * cost <= left else { continue }
      left -= Double(target.pairs) * cost
      chosen.append(target)
    }
    return chosen
  }

  private func taken(_ target: BreakEvenTarget) -> Int { records[target.payload].pairs[target.length].count }

  /// What a pair takes: as measured, or the tasks' own length twice over and something for the model.
  private func pairSeconds(_ target: BreakEvenTarget) -> Double {
    if let last = records[target.payload].pairs[target.length].last { return last.serial + last.model }
    return 2 * Double(workers) * BreakEvenPlan.taskSeconds[target.length] + 0.01
  }

  mutating func add(_ answer: Result<[BreakEvenAnswer.Point], BreakEvenFailure>, for targets: [BreakEvenTarget]) {
    switch answer {
    case .success(let points):
      for (target, point) in zip(targets, points) {
        records[target.payload].add(serial: point.serialSeconds, model: point.modelSeconds, at: target.length)
      }
    case .failure(let failure): self.failure = failure
    }
  }

  var result: BreakEvenModel {
    BreakEvenModel(
      model: model, status: failure?.status ?? .ok, reason: failure?.reason,
      payloads: failure == nil ? records.map { $0.payload(taskSeconds: BreakEvenPlan.taskSeconds) } : [])
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
  }

  var points: [Point]
}
