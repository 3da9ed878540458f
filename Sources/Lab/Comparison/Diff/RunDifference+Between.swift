import FoundationEssentials
import Measurement
import Workloads

extension RunDifference {
  /// Every circumstance that the records tell and that was not the same.
  static func between(_ baseline: StoredRun, _ candidate: StoredRun) -> [RunDifference] {
    let old = baseline.record
    let new = candidate.record
    return [
      difference("host", old.host.name, new.host.name),
      difference("processor", old.host.processor, new.host.processor),
      difference("cores", "\(old.host.cores)", "\(new.host.cores)"),
      difference("memory", Quantity.bytes(old.host.memoryBytes), Quantity.bytes(new.host.memoryBytes)),
      difference("machine", machine(old.host), machine(new.host)),
      difference("kernel", old.host.kernel, new.host.kernel),
      difference("frequency governor", old.host.governor, new.host.governor),
      difference("gillab version", old.version, new.version),
      difference("gillab commit", old.commit, new.commit),
    ].compactMap { $0 } + variables(old, new) + interpreters(baseline, candidate)
  }

  /// What the interpreters were told by the environment; runs of earlier gillabs did not keep it.
  private static func variables(_ old: RunRecord, _ new: RunRecord) -> [RunDifference] {
    let before = old.program?.variables
    let after = new.program?.variables
    return Set((before ?? [:]).keys).union((after ?? [:]).keys).sorted().compactMap { name in
      difference(name, before.map { $0[name] ?? "not set" }, after.map { $0[name] ?? "not set" })
    }
  }

  private static func difference(_ subject: String, _ old: String?, _ new: String?) -> RunDifference? {
    old == new ? nil : RunDifference(subject: subject, baseline: old, candidate: new)
  }

  private static func machine(_ host: HostRecord) -> String { host.isVirtual ? "virtual" : "real" }

  /// A version that both have in different builds.
  private static func interpreters(_ baseline: StoredRun, _ candidate: StoredRun) -> [RunDifference] {
    let old = builds(baseline)
    let new = builds(candidate)
    return Set(old.keys).intersection(new.keys).sorted().compactMap { version in
      let before = old[version] ?? []
      let after = new[version] ?? []
      guard before != after else { return nil }
      return RunDifference(subject: "library of Python \(version)", baseline: words(before), candidate: words(after))
    }
  }

  /// By version. The path of the executable does not matter: two may share a library.
  private static func builds(_ run: StoredRun) -> [String: Set<Build>] {
    run.cells.compactMap(\.python).reduce(into: [:]) { builds, python in
      builds[python.version, default: []].insert(
        Build(library: python.library, bytes: python.libraryBytes, modifiedAt: python.libraryModifiedAt))
    }
  }

  private static func words(_ builds: Set<Build>) -> String { builds.map(\.words).sorted().joined(separator: "; ") }

  private struct Build: Hashable {
    var library: String
    var bytes: Int
    var modifiedAt: Double

    var words: String {
      "\(library), \(bytes) bytes, of \(Date(timeIntervalSince1970: modifiedAt).ISO8601Format())"
    }
  }
}
