/// The native equivalents of the probes: the same measurements without a Python.
public enum NativeProbe {
  /// Measures one condition.
  ///
  /// - Throws: ``ProbeFailure/noEquivalent(reason:)`` where there is nothing like it natively.
  public static func measure(_ task: ProbeTask) throws -> ProbeMeasurement {
    switch task.measure {
    case .acquisition: try SlicedMutex.measure(task)
    case .arithmetic, .regex, .compression: try NativeThroughput.measure(task)
    case .ping: try NativeNetwork.ping(task)
    case .udp, .tcp: try NativeNetwork.bandwidth(task)
    case .handoff: try NativeHandoff.handoff(task)
    case .uncontended: NativeHandoff.uncontended(task)
    }
  }
}
