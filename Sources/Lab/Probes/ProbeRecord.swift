import Measurement
import Workloads

/// What was measured of one condition so far, block by block.
struct ProbeRecord: Sendable {
  let condition: ProbeCondition
  private(set) var measurements: [ProbeMeasurement] = []
  /// How a run ended that measured nothing. The condition is then not measured again: a hang would eat the budget.
  private(set) var failure: ProbeRunFailure?

  init(_ condition: ProbeCondition) { self.condition = condition }

  mutating func add(_ outcome: Result<ProbeMeasurement, ProbeRunFailure>) {
    switch outcome {
    case .success(let measurement): measurements.append(measurement)
    case .failure(let failure): self.failure = failure
    }
  }
}

/// Why a run measured nothing.
struct ProbeRunFailure: Error, Sendable, Hashable {
  var status: ProbeConditionResult.Status
  var reason: String
}
