import Glibc
import Measurement
import Workloads

/// What has been measured of one model with one payload, and which length of a task to look at next.
///
/// The break-even is searched for, since a whole grid of eleven lengths would take an hour: two jobs of the shortest
/// tasks show what the model costs to begin with, and so about where it pays; from there the search goes up or down in
/// growing steps, then halves what is left. What creating and sending cost does not grow with the task: so lengths below
/// one that does not pay, and above one that does, are not measured.
struct BreakEvenSearch: Sendable {
  /// Jobs of the shortest tasks that show where to begin; they decide nothing.
  static let hintPairs = 2
  /// Longer tasks than this are looked at only while the model seems to lose, or where what it costs to begin with may still
  /// hide a gain: otherwise one that is as fast as the serial job gains nothing from longer ones.
  static let longUndecidedSeconds = 0.1
  /// Tasks that do not run at once at this length do not at any: it is two of the interpreter's switch intervals, and
  /// much more than what the model costs to begin with.
  static let overlapSeconds = 0.01
  /// How many places a search goes up at most: a decade. Jobs of a second are dear.
  static let largestStep = 2

  let payloadBytes: Int
  /// By place among the lengths.
  private(set) var processes: [[BreakEvenProcess]]
  /// Nil until it is measured.
  private(set) var hint: BreakEvenProcess?
  private let taskSeconds: [Double]
  private let workers: Int
  private let seed: UInt64
  private let threshold: Double
  private let resamples: Int
  /// Worked out anew where a process is added.
  private var judged: [BreakEvenJudgement?]

  init(payloadBytes: Int, taskSeconds: [Double], workers: Int, threshold: Double, seed: UInt64, resamples: Int = 1000) {
    self.payloadBytes = payloadBytes
    self.taskSeconds = taskSeconds
    self.workers = workers
    self.threshold = threshold
    self.resamples = resamples
    self.seed = seed
    processes = Array(repeating: [], count: taskSeconds.count)
    judged = Array(repeating: nil, count: taskSeconds.count)
  }

  /// Takes in what one process measured; nothing where it has no pairs.
  mutating func add(_ measured: BreakEvenProcess, at length: Int) {
    guard !measured.pairs.isEmpty else { return }
    if hint == nil {
      hint = measured
    } else {
      processes[length].append(measured)
      judged[length] = judgement(processes[length])
    }
  }

  private func judgement(_ processes: [BreakEvenProcess]) -> BreakEvenJudgement? {
    BreakEvenJudgement(processes, threshold: threshold, seed: seed, resamples: resamples)
  }

  var isMeasured: Bool { hint != nil }

  /// Whether there has been a first look and nothing else.
  var isUntried: Bool { isMeasured && processes.allSatisfy(\.isEmpty) }

  /// Whether the length to measure next has been begun.
  var isBegun: Bool { next.map { !processes[$0].isEmpty } ?? false }

  /// The place of the length to measure next; nil when the search is over.
  var next: Int? {
    guard isMeasured else { return 0 }
    return sought ?? narrowing
  }

  /// Whether all that is left is to narrow down where the break-even lies.
  var isFound: Bool { isMeasured && sought == nil }

  private var sought: Int? {
    if let open = taskSeconds.indices.first(where: { judged[$0]?.isOpen ?? false }) { return open }
    let lost = lastThatDoesNotPay()
    let faster = firstThatPays
    let undecided = taskSeconds.indices.filter { judged[$0].map { $0.verdict == .inconclusive } ?? false }
    if lost == nil, faster == nil, undecided.isEmpty { return expected }
    // An undecided length is left behind on the way up, and counts as if it did not pay.
    let floor = max(lost ?? 0, undecided.filter { $0 < faster ?? .max }.last ?? 0)
    if let faster { return faster - floor > 1 ? (faster + floor) / 2 : nil }
    if runsOneAtATime { return nil }
    let enough = max(Self.longUndecidedSeconds, Self.costs * startSeconds)
    if taskSeconds[floor] >= enough, !seemsToLose(at: floor) { return nil }
    let tried = taskSeconds.indices.filter { !processes[$0].isEmpty }.count
    let target = min(floor + min(1 << max(0, tried - 1), Self.largestStep), taskSeconds.count - 1)
    return target > floor ? target : nil
  }

  /// Whether the model's tasks surely do not run at once, however long they are.
  private var runsOneAtATime: Bool {
    taskSeconds.indices.contains { place in
      let needed = max(Self.overlapSeconds, Self.costs * startSeconds)
      return taskSeconds[place] >= needed && judged[place]?.runsOneAtATime ?? false
    }
  }
  private static let costs = 4.0

  /// What the model costs to begin with, as the first look had it.
  private var startSeconds: Double {
    max(0, Samples((hint?.pairs ?? []).map { $0.model - $0.before })?.median ?? 0)
  }

  /// Whether the model is slower by more than counts, though perhaps not by more than the noise.
  private func seemsToLose(at place: Int) -> Bool {
    (judged[place]?.estimate.estimate).map { $0 < 1 / (1 + threshold) } ?? false
  }

  /// A length in the middle of those that were skipped between the longest that surely does not pay and the next that was
  /// measured: undecided ones lie in between where the search went up in large steps.
  private var narrowing: Int? {
    guard let faster = firstThatPays else { return nil }
    let lost = lastThatDoesNotPay(before: faster) ?? 0
    let above = taskSeconds.indices.first { $0 > lost && !processes[$0].isEmpty } ?? faster
    return above - lost > 1 ? (above + lost) / 2 : nil
  }

  private var firstThatPays: Int? { taskSeconds.indices.first { judged[$0]?.verdict == .faster } }

  private func lastThatDoesNotPay(before end: Int = .max) -> Int? {
    taskSeconds.indices.last { $0 < end && judged[$0]?.doesNotPay ?? false }
  }

  /// Where the model should begin to pay: the tasks run at once, so it must save what it costs to begin with.
  private var expected: Int {
    let cost = startSeconds / Double(max(1, workers - 1))
    return min(max(taskSeconds.firstIndex { $0 > cost } ?? taskSeconds.count - 1, 1), taskSeconds.count - 1)
  }

  var result: BreakEvenPayload {
    let decided = taskSeconds.indices.filter { judged[$0] != nil }
    let paysFrom = decided.reversed().prefix { judged[$0]?.verdict == .faster }.last
    let notBelow = lastThatDoesNotPay(before: paysFrom ?? .max)
    return BreakEvenPayload(
      payloadBytes: payloadBytes, notBelowSeconds: notBelow.map { taskSeconds[$0] },
      paysFromSeconds: paysFrom.map { taskSeconds[$0] }, estimateSeconds: crossing(before: paysFrom),
      isFinished: isMeasured && next == nil, runsOneAtATime: runsOneAtATime,
      points: taskSeconds.indices.map { point($0, notBelow: notBelow, paysFrom: paysFrom) })
  }

  private func point(_ length: Int, notBelow: Int?, paysFrom: Int?) -> BreakEvenPoint {
    let taken = self.taken(at: length)
    let judgement = self.judgement(taken)
    return BreakEvenPoint(
      taskSeconds: taskSeconds[length], pairs: taken.reduce(0) { $0 + $1.pairs.count },
      processes: processes[length].count,
      speedup: judgement.map { RatioInterval(lower: $0.estimate.lower, upper: $0.estimate.upper) },
      estimate: judgement?.estimate.estimate,
      parallelism: judgement?.parallelism.map { RatioInterval(lower: $0.lower, upper: $0.upper) },
      noiseFloor: judgement?.floor, verdict: judgement?.verdict,
      gainsNothing: judgement?.doesNotPay,
      implied: judgement == nil ? implied(length, notBelow: notBelow, paysFrom: paysFrom) : nil)
  }

  /// The hint stands for the shortest length as long as there is nothing better.
  private func taken(at length: Int) -> [BreakEvenProcess] {
    length == 0 && processes[0].isEmpty ? [hint].compactMap(\.self) : processes[length]
  }

  private func implied(_ length: Int, notBelow: Int?, paysFrom: Int?) -> SpeedVerdict? {
    if let notBelow, length < notBelow { return .slower }
    if paysFrom == nil, runsOneAtATime { return .slower }
    if let paysFrom, length > paysFrom { return .faster }
    return nil
  }

  /// The place below the first length that pays at which the speed-up passes 1, on logarithmic scales.
  private func crossing(before paysFrom: Int?) -> Double? {
    guard let paysFrom else { return nil }
    let measured: [(seconds: Double, ratio: Double)] = (0...paysFrom).compactMap { length in
      let estimate = judged[length] ?? judgement(taken(at: length))
      return estimate.map { (taskSeconds[length], log($0.estimate.estimate)) }
    }
    for (low, high) in zip(measured, measured.dropFirst()).reversed() where low.ratio <= 0 && high.ratio > 0 {
      let share = -low.ratio / (high.ratio - low.ratio)
      return exp(log(low.seconds) + share * (log(high.seconds) - log(low.seconds)))
    }
    return nil
  }
}
