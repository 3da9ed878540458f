import FoundationEssentials
import Glibc
import Probes
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
    FileLimit.raise()
    switch PythonModel(rawValue: sample.request.model) {
    case .subinterpreter, .nativeThread: return embedded()
    default: return scripted()
    }
  }

  /// The models that Python carries out by itself: its script reads the request and writes the report.
  private func scripted() -> Int32 {
    do {
      let request = Array(try JSONEncoder().encode(sample.request))
      if let reason = RunFile.write(request, to: "\(directory)/\(SampleRequest.fileName)") { return complain(reason) }
      let host = try self.host ?? ScriptHost(library: .load(path: sample.python.library))
      // Interpreters that the script starts are hosted too, so that each worker runs the same library.
      let child = directory + "/" + HostedChild.name(executable: sample.python.executable)
      guard symlink(LabProgram.thisProgram, child) == 0 else { return complain(String(cString: strerror(errno))) }
      return host.run(
        executable: sample.python.executable, arguments: ["\(sample.python.scripts)/models/run.py", directory, child])
    } catch {
      return complain("\(error)")
    }
  }

  /// The models whose workers are native threads.
  private func embedded() -> Int32 {
    do {
      let report = Array(try JSONEncoder().encode(try EmbeddedSample.report(of: sample)))
      guard let reason = RunFile.write(report, to: "\(directory)/\(SampleReport.fileName)") else { return 0 }
      return complain(reason)
    } catch let exception as PythonException {
      return complain((exception.traceback.isEmpty ? ["\(exception)"] : exception.traceback).joined(separator: "\n"))
    } catch {
      return complain("\(error)")
    }
  }

  private func complain(_ reason: String) -> Int32 {
    Gillab.complain(reason)
    return 1
  }
}
