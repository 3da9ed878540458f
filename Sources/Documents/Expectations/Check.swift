/// What is expected of a run; anything left out is not looked at.
public struct Check: Sendable, Equatable {
  public let stdout: ExpectedOutput?
  public let stderr: ExpectedOutput?
  /// 0 to 255.
  public let exitCode: Int32?
  public let wallSeconds: WallSeconds?

  /// A range of wall time in seconds, both ends included.
  public struct WallSeconds: Sendable, Equatable {
    public let min: Double?
    public let max: Double?
  }

  /// What a run did.
  struct Observation {
    let stdout: String
    let stderr: String
    /// `nil` where a signal or the time limit ended the run.
    let exitCode: Int32?
    let wallSeconds: Double
  }

  func unmet(by run: Observation) -> [(kind: Unmet.Kind, message: String)] {
    let output =
      (stdout?.unmet(by: run.stdout, stream: "stdout") ?? []) + (stderr?.unmet(by: run.stderr, stream: "stderr") ?? [])
    return output.map { (.output, $0) } + exitCodeUnmet(run).map { (.exitCode, $0) }
      + wallTimeUnmet(run).map { (.wallTime, $0) }
  }

  private func exitCodeUnmet(_ run: Observation) -> [String] {
    guard let exitCode, exitCode != run.exitCode else { return [] }
    let actual = run.exitCode.map { "exit code \($0)" } ?? "no exit code, for the run was ended"
    return ["\(actual), expected \(exitCode)"]
  }

  private func wallTimeUnmet(_ run: Observation) -> [String] {
    if let max = wallSeconds?.max, run.wallSeconds > max {
      return ["took \(seconds(run.wallSeconds)), expected at most \(seconds(max))"]
    }
    if let min = wallSeconds?.min, run.wallSeconds < min {
      return ["took \(seconds(run.wallSeconds)), expected at least \(seconds(min))"]
    }
    return []
  }

  /// To the millisecond, without needless zeros: `5.02 s`.
  private func seconds(_ value: Double) -> String { "\((value * 1000).rounded() / 1000) s" }
}
