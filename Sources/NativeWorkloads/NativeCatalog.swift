import Workloads

/// The Swift halves of the workloads.
enum NativeCatalog {
  /// Those whose units any model can do, one as another.
  private static let works: [any Workload.Type] = [
    PureArithmetic.self, ReleasedCompression.self, Sleeping.self, Fetching.self, FileRoundTrip.self, MixedWork.self,
    HeapReading.self, RacingAddition.self,
  ]

  /// The work of a request, made ready.
  static func work(for request: SampleRequest) throws -> any Workload {
    let id = TimerLoop.units[request.workload] ?? request.workload
    guard let work = works.first(where: { $0.id == id }) else {
      throw NativeFailure.badRequest("there is no workload \"\(request.workload)\" in native Swift")
    }
    do { return try work.init(request) } catch let missing as Zlib.Missing { throw Unsupported("\(missing)") }
  }
}
