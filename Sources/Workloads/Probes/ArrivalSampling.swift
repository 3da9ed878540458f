import Measurement

/// Takes latencies at random moments for a given time.
public enum ArrivalSampling {
  /// A pause's mean where nobody holds anything: long beside what an undisturbed acquisition takes.
  private static let shortestMeanPauseSeconds = 250e-6

  /// - Parameters:
  ///   - task: How long, beside what, and with which seed; at least one latency is taken.
  ///   - once: Sleeps for the seconds it is given, then measures once.
  public static func waits(
    _ task: ProbeTask, _ once: (_ pause: Double) throws -> TimedWait
  ) rethrows -> [TimedWait] {
    // Beside threads that take turns of a switch interval, pauses much shorter than one would make each arrival follow
    // the start of a turn.
    let turn = task.threads > 0 ? task.switchIntervalSeconds ?? ProbeTask.defaultSwitchIntervalSeconds : 0
    var arrivals = Arrivals(meanPauseSeconds: max(turn, shortestMeanPauseSeconds), seed: task.seed)
    var waits: [TimedWait] = []
    let end = MonotonicSeconds.now() + task.sampleSeconds
    repeat { waits.append(try once(arrivals.nextPause())) } while MonotonicSeconds.now() < end
    return waits
  }
}
