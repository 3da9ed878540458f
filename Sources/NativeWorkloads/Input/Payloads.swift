import Workloads

/// The few payloads of a sample, made before it is timed.
struct Payloads: Sendable {
  private let buffers: [[UInt8]]

  init(_ request: SampleRequest) {
    buffers = (0..<min(Payload.kinds, max(1, request.units))).map {
      Payload.bytes(request.size, seed: UnitSeed.of(unit: $0, seed: request.seed))
    }
  }

  /// The payload of a unit.
  subscript(unit: Int) -> [UInt8] { buffers[unit % Payload.kinds] }
}
