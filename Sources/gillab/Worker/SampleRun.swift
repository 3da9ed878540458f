import PythonRuntime
import Workloads

/// A sample of a comparison in Python, left in the run's folder.
struct SampleRun {
  let sample: HostedSample
  /// The run's folder.
  let directory: String
  /// The interpreter's library, if it is loaded already.
  let host: ScriptHost?

  func main() -> Int32 {
    Gillab.complain("\(sample.request.workload): not yet")
    return 1
  }
}
