import Interpreters
import Measurement
import Workloads

/// One model in one Python: what has been measured and what is to come.
struct BreakEvenProgress: Sendable {
  let model: PythonModel
  private let workers: Int
  private var searches: [BreakEvenSearch]
  private var failure: BreakEvenFailure?
  /// Whether the model's processor time is that of its process, and what its tasks need.
  private let isParallelismKnown: Bool
  /// What a process takes beside the jobs, as the last one did.
  private var overheadSeconds = 0.0

  init(model: PythonModel, plan: BreakEvenPlan, interpreter: Interpreter) {
    self.model = model
    workers = plan.workers
    isParallelismKnown = plan.task != .wait && [.thread, .threadPool, .subinterpreter].contains(model)
    searches = plan.payloadBytes.map { bytes in
      BreakEvenSearch(
        payloadBytes: bytes, taskSeconds: BreakEvenPlan.taskSeconds, workers: plan.workers, threshold: plan.threshold,
        seed: plan.seed)
    }
    failure = ModelObjection.describe(.python(model), in: interpreter)
      .map { BreakEvenFailure(status: .unsupported, reason: $0) }
  }

  var isOpen: Bool { failure == nil && searches.contains { $0.next != nil } }

  /// Whether a length has been begun that is not judged yet.
  var isBegun: Bool { failure == nil && searches.contains(where: \.isBegun) }

  /// About how long the pairs of a point may take in a process: what starting the process takes. Short jobs are done many
  /// times, whose median is quieter than one that met the machine in one of its slower moments.
  private static let pointSeconds = 0.15
  private static let mostPairs = 25
  /// One disturbed pair of three is outvoted; only where they take too long is one all there is.
  private static let outvoting = 3
  private static let longestPairSeconds = 0.25

  /// The next point of each payload that can be judged within a time: what was begun first, then small payloads. A first
  /// look in any case.
  ///
  /// A length that is begun and not judged has cost time and says nothing: so it is begun, and gone on with, only where
  /// there is time for as many processes as the next judgement needs.
  func nextPoints(budgetSeconds: Double) -> [BreakEvenTarget] {
    var left = budgetSeconds
    var chosen: [BreakEvenTarget] = []
    for payload in searches.indices.sorted(by: { rank($0) < rank($1) }) {
      guard let sought = searches[payload].next else { continue }
      let isHint = !searches[payload].isMeasured
      let overhead = chosen.isEmpty ? overheadSeconds : 0
      var length = sought
      // Where the first length cannot be afforded, a shorter one shows at least up to where the model does not pay.
      while chosen.isEmpty, searches[payload].isUntried, length > max(0, sought - Self.shorterLengths),
        cost(length, payload, overhead) > left
      { length -= 1 }
      let cost = cost(length, payload, overhead)
      guard chosen.isEmpty && isHint || cost <= left else { continue }
      left -= cost
      chosen.append(BreakEvenTarget(length: length, payload: payload, pairs: pairs(length, payload)))
    }
    return chosen
  }

  /// How many lengths, of which two are a decade, a search may begin below the one that it would begin with.
  private static let shorterLengths = 3

  /// Pairs of a length in one process.
  private func pairs(_ length: Int, _ payload: Int) -> Int {
    guard searches[payload].isMeasured else { return BreakEvenSearch.hintPairs }
    let pair = pairSeconds(length, payload)
    let least = pair <= Self.longestPairSeconds ? Self.outvoting : 1
    return min(max(Int(Self.pointSeconds / pair), least), Self.mostPairs)
  }

  /// What it takes until a length can be judged next; of a first look, what that takes.
  private func cost(_ length: Int, _ payload: Int, _ overhead: Double) -> Double {
    let search = searches[payload]
    let processes = search.isMeasured ? BreakEvenLooks.missing(after: search.processes[length].count) : 1
    // One serial job more than there are pairs.
    let serial = Double(workers) * BreakEvenPlan.taskSeconds[length]
    return Double(processes) * (Double(pairs(length, payload)) * pairSeconds(length, payload) + serial + overhead)
  }

  /// What was begun comes before what is not found yet, and that before what could be known more exactly.
  private func rank(_ payload: Int) -> Int {
    let search = searches[payload]
    return payload + searches.count * (search.isBegun ? 0 : search.isFound ? 2 : 1)
  }

  /// What a pair takes: as measured, or the tasks' own length twice over and what the model costs to begin with.
  private func pairSeconds(_ length: Int, _ payload: Int) -> Double {
    if let last = searches[payload].processes[length].last?.pairs.last { return last.model + last.after }
    let creation = searches[payload].hint?.pairs.last?.model ?? 0.05
    return 2 * Double(workers) * BreakEvenPlan.taskSeconds[length] + creation
  }

  /// - Parameter seconds: What the process took, with its start.
  mutating func add(
    _ answer: Result<[BreakEvenAnswer.Point], BreakEvenFailure>, for targets: [BreakEvenTarget], seconds: Double
  ) {
    switch answer {
    case .success(let points):
      let jobs = points.reduce(0) { $0 + ($1.serialSeconds + $1.modelSeconds).reduce(0, +) }
      overheadSeconds = max(0, seconds - jobs)
      for (target, point) in zip(targets, points) {
        searches[target.payload].add(
          BreakEvenProcess(pairs: point.pairs(parallelismKnown: isParallelismKnown)), at: target.length)
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
  var model: String
  var points: [Point]
}

/// What it answers.
struct BreakEvenAnswer: Codable, Sendable {
  struct Point: Codable, Sendable {
    /// One more than the model's jobs, which lie between them.
    var serialSeconds: [Double]
    var modelSeconds: [Double]
    /// What this process's threads spent on cores during each of the serial jobs, and of the model's.
    var serialCPUSeconds: [Double]
    var modelCPUSeconds: [Double]

    var isWhole: Bool {
      serialSeconds.count == modelSeconds.count + 1 && serialCPUSeconds.count == serialSeconds.count
        && modelCPUSeconds.count == modelSeconds.count
    }

    /// - Parameter parallelismKnown: Whether the processor time is all of the model's.
    func pairs(parallelismKnown: Bool) -> [BreakEvenPair] {
      modelSeconds.indices.map { place in
        let cores = modelCPUSeconds[place] / modelSeconds[place]
        let serialCores =
          (serialCPUSeconds[place] + serialCPUSeconds[place + 1]) / (serialSeconds[place] + serialSeconds[place + 1])
        return BreakEvenPair(
          before: serialSeconds[place], model: modelSeconds[place], after: serialSeconds[place + 1],
          parallelism: parallelismKnown ? cores / serialCores : nil)
      }
    }
  }

  var points: [Point]
}
