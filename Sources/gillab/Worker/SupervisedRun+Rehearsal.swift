import FoundationEssentials
import Workloads

extension SupervisedRun {
  /// Reads and writes one of everything that a run reads and writes.
  ///
  /// The first JSON of each type takes a millisecond and a half, in which Swift works out how its types are laid out.
  /// Done once before the forks, it is known to all of them.
  static func rehearse() {
    let snippet = HostedSnippet(
      executable: "", library: "", document: "", line: 1, source: "", startMethod: "fork",
      guards: [MainGuard(line: 1, condition: "")], witness: "", witnessCache: "")
    let request = RunRequest(program: .snippet(snippet), workingDirectory: "", timeoutSeconds: 1, outputLimitBytes: 1)
    _ = try? JSONDecoder().decode(RunRequest.self, from: JSONEncoder().encode(request))
    let event = try? JSONDecoder().decode(RunEvent.self, from: Data(#"{"kind":"began","pid":1}"#.utf8))
    var result = RunResult(ending: .exited(code: 0))
    result.events = [event].compactMap { $0 }
    _ = try? JSONEncoder().encode(result)
  }
}
