import Workloads

/// Integer arithmetic, a step at a time.
struct PureArithmetic: Workload {
  static let id = "cpu.pure"

  private let iterations: Int
  private let seed: UInt64

  init(_ request: SampleRequest) {
    iterations = request.size
    seed = request.seed
  }

  func run(_ unit: Int) -> UInt64 { Self.sum(iterations, seed: UnitSeed.of(unit: unit, seed: seed)) }

  func check(_ unit: Int, _ product: UInt64) -> UInt64 { product }

  /// The exclusive or of that many steps of the generator.
  @inline(never)
  static func sum(_ iterations: Int, seed: UInt64) -> UInt64 {
    var generator = LinearGenerator(seed: seed)
    var sum: UInt32 = 0
    for _ in 0..<iterations { sum ^= generator.next() }
    return UInt64(sum)
  }
}
