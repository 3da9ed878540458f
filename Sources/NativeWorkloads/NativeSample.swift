import Workloads

/// A sample of a comparison in native Swift.
public struct NativeSample: Sendable {
  private let request: SampleRequest

  public init(_ request: SampleRequest) { self.request = request }
}
