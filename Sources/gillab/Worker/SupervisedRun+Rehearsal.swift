import FoundationEssentials
import Supervision
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
    let sample = HostedSample(
      python: HostedPython(executable: "", library: "", scripts: ""),
      request: SampleRequest(
        workload: "", model: "", workers: 1, size: 1, units: 1, repeats: 1, seed: 1, directory: "", serverPort: 1))
    for program in [.snippet(snippet), .sample(sample), .command([""])] as [RunRequest.Program] {
      let request = RunRequest(program: program, workingDirectory: "", timeoutSeconds: 1, outputLimitBytes: 1)
      _ = try? JSONDecoder().decode(RunRequest.self, from: JSONEncoder().encode(request))
    }
    _ = try? JSONEncoder().encode(sample.request)
    Supervisor.rehearse()
    let event = try? JSONDecoder().decode(RunEvent.self, from: Data(#"{"kind":"began","pid":1}"#.utf8))
    var result = RunResult(ending: .exited(code: 0))
    result.events = [event].compactMap { $0 }
    _ = try? JSONEncoder().encode(result)
  }
}
