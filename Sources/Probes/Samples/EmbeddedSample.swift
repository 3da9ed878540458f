import FoundationEssentials
import Measurement
import PythonRuntime
import Workloads

/// A sample of a model whose workers are native threads: `subinterpreter` and `native-thread`.
///
/// Starts the interpreter in this process, which can be done once.
public struct EmbeddedSample: Sendable {
  let request: SampleRequest
  let scripts: String
  let runtime: Runtime

  /// Takes the sample.
  ///
  /// - Throws: `SampleFailure` and `Checksum.UnequalPasses` when workers disagree, `PythonException` as a worker raised it, ``PythonError``.
  public static func report(of sample: HostedSample) throws -> SampleReport {
    let library = try LibPython.load(path: sample.python.library)
    let isSubinterpreter = sample.request.model == PythonModel.subinterpreter.rawValue
    guard !isSubinterpreter || library.hasOwnGILSubinterpreters else {
      return SampleReport(unsupported: "subinterpreters with a GIL of their own need Python 3.12")
    }
    do {
      return try Runtime.run(library, executable: sample.python.executable) { runtime in
        let embedded = EmbeddedSample(request: sample.request, scripts: sample.python.scripts, runtime: runtime)
        if sample.request.workload == "spawn" { return try embedded.spawn() }
        return isSubinterpreter ? try embedded.subinterpreters() : try embedded.nativeThreads()
      }
    } catch let exception as PythonException where exception.type == "models.request.Unsupported" {
      return SampleReport(unsupported: exception.message)
    } catch let exception as PythonException where isSubinterpreter && exception.type == "ImportError" {
      return SampleReport(unsupported: exception.message)
    } catch PythonError.noThread(let code) {
      return SampleReport(unsupported: "\(PythonError.noThread(code: code))")
    }
  }

  /// The text that Python reads the request from.
  var requestText: String {
    get throws { String(decoding: try JSONEncoder().encode(request), as: UTF8.self) }
  }

  /// How many units one pass has: in a race, each worker does all that are asked for, so that it has a rival.
  var unitCount: Int { request.workload == "race" ? request.units * request.workers : request.units }

  /// The numbers of a worker's units, one pass.
  func numbers(of worker: Int) -> [Int] { Array(stride(from: worker, to: unitCount, by: request.workers)) }
}

extension Python {
  /// Makes Python's side of the models importable, and hands it the request.
  mutating func accept(_ request: String, scripts: String) throws {
    _ = try importModule("sys").attribute("path").attribute("insert").call(.int(0), .string(scripts))
    _ = try importModule("models.embedded").attribute("accept").call(.string(request))
  }
}
