import FoundationEssentials
import Workloads

/// Fetches a JSON document, parses it and computes with its numbers.
struct MixedWork: Workload {
  static let id = "mixed"

  private let client: LoopbackClient
  private let size: Int

  init(_ request: SampleRequest) throws {
    client = try LoopbackClient(request, kind: .numbers)
    size = request.size
  }

  var suspends: Bool { true }

  func prepareTasks() { client.prepareTasks() }

  func run(_ unit: Int) throws -> UInt64 { try compute(client.fetch(unit)) }

  func runInTask(_ unit: Int) async throws -> UInt64 { try compute(await client.fetchInTask(unit)) }

  func check(_ unit: Int, _ product: UInt64) -> UInt64 { product }

  private func compute(_ document: [UInt8]) throws -> UInt64 {
    let numbers = try JSONDecoder().decode([UInt64].self, from: Data(document))
    guard numbers.count == size else { throw NativeFailure.shortAnswer(bytes: document.count, expected: nil) }
    var sum: UInt32 = 0
    for number in numbers {
      var generator = LinearGenerator(seed: number)
      for _ in 0..<20 { sum ^= generator.next() }
    }
    return UInt64(sum)
  }
}
