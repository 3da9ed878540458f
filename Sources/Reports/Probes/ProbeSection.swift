import Workloads

/// The part of the text that is about one probe.
protocol ProbeSection {
  var subjects: [ProbeSubject] { get }
  var title: String { get }
  var table: TextTable { get }
  /// What the figures of one Python mean, beside Swift's; nil where too few of them can be trusted.
  ///
  /// A sentence without its capital letter, as a name may stand before it.
  func meaning(of python: ProbeSubject) -> String?
}

extension ProbeSection {
  var swift: ProbeSubject? { subjects.first { $0.language == .swift } }
}

extension ProbeKind {
  func section(of subjects: [ProbeSubject]) -> any ProbeSection {
    switch self {
    case .latency: LatencySection(subjects: subjects)
    case .throughput: ThroughputSection(subjects: subjects)
    case .ping: PingSection(subjects: subjects)
    case .bandwidth: BandwidthSection(subjects: subjects)
    case .handoff: HandoffSection(subjects: subjects)
    case .sweep: SweepSection(subjects: subjects)
    }
  }
}

/// `1 CPU-bound thread`, `2 CPU-bound threads`.
func cpuThreads(_ count: Int) -> String { "\(count) CPU-bound thread\(count == 1 ? "" : "s")" }
