import Workloads

/// A sample of a comparison in native Swift.
public struct NativeSample: Sendable {
  private let request: SampleRequest
  private let model: SwiftModel
  private let executable: String

  /// Checks the request.
  ///
  /// - Parameter executable: `gillab-native` itself, which child processes are made of: absolute path.
  public init(_ request: SampleRequest, executable: String) throws {
    guard let description = WorkloadCatalog[request.workload] else {
      throw NativeFailure.badRequest("there is no workload \"\(request.workload)\"; `gillab list` names them")
    }
    guard let model = SwiftModel(rawValue: request.model) else {
      throw NativeFailure.badRequest("Swift has no model \"\(request.model)\"; `gillab list` names them")
    }
    for (name, value) in [("size", request.size), ("units", request.units), ("repeats", request.repeats)] {
      guard value >= 1 else { throw NativeFailure.badRequest("`\(name)` is \(value); it is at least 1") }
    }
    guard request.workers >= 1 || description.workersAreUnits else {
      throw NativeFailure.badRequest("`workers` is \(request.workers); it is at least 1")
    }
    self.request = request
    self.model = model
    self.executable = executable
  }

  /// Does the work and says what was measured, or why this model cannot do it.
  ///
  /// It blocks the calling thread, which must be none of Swift concurrency's own.
  public func report() throws -> SampleReport {
    let units = UnitsModel(request: request, model: model, executable: executable)
    FileLimit.raise()
    do {
      switch request.workload {
      case Fanout.id: return try Fanout(units).report()
      case Spawn.id: return try Spawn(units).report()
      case let id where TimerLoop.units[id] != nil: return try TimerLoop(units).report()
      case Race.id: return try Race(units).report()
      case HeapMemory.id: return try HeapMemory(units).report()
      case let id where id.hasPrefix(RoundTrips.idPrefix): return try RoundTrips(units).report()
      default: return try units.run(NativeCatalog.work(for: request)).report()
      }
    } catch let unsupported as Unsupported {
      return SampleReport(unsupported: unsupported.reason)
    }
  }
}
