extension SampleRequest {
  /// The workloads whose units are one as another, and whose first would show what only a first one costs.
  private static let warmedUp: Set<String> = ["cpu.pure", "cpu.released", "io.sleep", "io.tcp", "io.file", "mixed"]

  /// The unit that a worker does before the start line, which is the first of its own.
  ///
  /// Its result is not part of the sample. Nil where there is none: the workload has no warm-up, or the worker no unit.
  public func warmUpUnit(of worker: Int) -> Int? {
    Self.warmedUp.contains(workload) && worker < units ? worker : nil
  }
}
