/// What `gillab probe` asks of a Python, one question each.
public enum ProbeKind: String, Codable, Sendable, CaseIterable {
  /// How long does a thread wait for the GIL?
  case latency
  /// How much do several threads get done?
  case throughput
  /// How soon does a Python thread answer?
  case ping
  /// How much does a Python thread receive?
  case bandwidth
  /// What does it cost that one thread wakes another?
  case handoff
  /// What does the switch interval change?
  case sweep
}
