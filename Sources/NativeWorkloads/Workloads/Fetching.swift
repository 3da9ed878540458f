import Workloads

/// Connects to the loopback server, asks, and reads the answer.
struct Fetching: Workload {
  static let id = "io.tcp"

  private let zlib: Zlib
  private let client: LoopbackClient
  private let size: Int

  init(_ request: SampleRequest) throws {
    zlib = try Zlib()
    client = try LoopbackClient(request, kind: .bytes)
    size = request.size
  }

  var suspends: Bool { true }

  func prepareTasks() { client.prepareTasks() }

  func run(_ unit: Int) throws -> [UInt8] { try client.fetch(unit) }

  func runInTask(_ unit: Int) async throws -> [UInt8] { try await client.fetchInTask(unit) }

  func check(_ unit: Int, _ product: [UInt8]) throws -> UInt64 {
    guard product.count == size else { throw NativeFailure.shortAnswer(bytes: product.count, expected: size) }
    return zlib.crc(product)
  }

  /// From connecting to the end of the answer.
  func latency(_ stamp: UnitStamp) -> Double? { stamp.seconds }
}
