import FoundationEssentials
import Glibc
import Probes
import Workloads

/// A probe's measurements, in a process of their own, left in the run's folder.
struct ProbeRun {
  let request: ProbeRequest
  /// The run's folder.
  let directory: String

  func main() -> Int32 {
    do {
      let measurements =
        if let python = request.python {
          try PythonProbe.measure(request.tasks, with: python)
        } else {
          try request.tasks.map(NativeProbe.measure)
        }
      let bytes = Array(try JSONEncoder().encode(measurements))
      guard let reason = RunFile.write(bytes, to: "\(directory)/\(ProbeRequest.measurementsFileName)") else { return 0 }
      Gillab.complain(reason)
      return 1
    } catch ProbeFailure.noEquivalent(let reason) {
      Gillab.complain(reason)
      return ProbeRequest.unavailableStatus
    } catch {
      Gillab.complain("\(error)")
      return 1
    }
  }
}
