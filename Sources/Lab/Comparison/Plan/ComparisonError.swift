/// Why a comparison cannot be carried out as it was asked for.
public enum ComparisonError: Error, Sendable, Equatable, CustomStringConvertible {
  case unknownWorkload(name: String, nearest: String?)
  case unknownModel(name: String, nearest: String?)
  /// Nothing is left to measure.
  case nothingToMeasure(reason: String)
  /// Not even one block fits.
  case budgetTooSmall(seconds: Double, blockSeconds: Double, pilotSeconds: Double)
  /// A run was made on another machine, or with interpreters that are not there any more.
  case cannotResume(run: String, reason: String)

  public var description: String {
    switch self {
    case .unknownWorkload(let name, let nearest):
      "\(name): no such workload; " + (nearest.map { "did you mean \($0)? " } ?? "") + "gillab list names them all"
    case .unknownModel(let name, let nearest):
      "--models \(name): no such model; " + (nearest.map { "did you mean \($0)? " } ?? "")
        + "gillab list names them all"
    case .nothingToMeasure(let reason):
      "there is nothing to compare: \(reason)"
    case .budgetTooSmall(let seconds, let block, let pilot):
      """
      --budget \(whole(seconds)): the pilot took \(tenths(pilot)) s and one block takes about \(tenths(block)) s; give at \
      least \(whole((pilot + 6 * block).rounded(.up))), or compare fewer workloads or models
      """
    case .cannotResume(let run, let reason):
      "--resume \(run): \(reason); start anew without --resume"
    }
  }

  private func whole(_ seconds: Double) -> String { "\(Int(seconds))" }

  private func tenths(_ seconds: Double) -> String { "\((seconds * 10).rounded() / 10)" }
}
