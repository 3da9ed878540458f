import Measurement

/// Things measured side by side: each block of rounds runs every one of them once, in shuffled order.
struct Contest {
  private let names: [String]
  private let measure: [() throws -> Cost]

  init(_ entries: [(name: String, measure: () throws -> Cost)]) {
    names = entries.map(\.name)
    measure = entries.map(\.measure)
  }

  /// Runs everything once unmeasured, then the rounds.
  func run(rounds: Int, seed: UInt64) throws -> Outcome {
    for entry in measure { _ = try entry() }
    var costs: [[Cost]] = names.map { _ in [] }
    for block in CompleteBlocks(rounds, of: names.count, seed: seed) {
      for entry in block { costs[entry].append(try measure[entry]()) }
    }
    return Outcome(costs: Dictionary(uniqueKeysWithValues: zip(names, costs)))
  }

  struct Outcome {
    fileprivate let costs: [String: [Cost]]

    func wall(_ name: String) -> NamedSamples { samples(name, \.wallSeconds) }
    func cpu(_ name: String) -> NamedSamples { samples(name, \.cpuSeconds) }

    private func samples(_ name: String, _ field: KeyPath<Cost, Double>) -> NamedSamples {
      NamedSamples(name: name, values: (costs[name] ?? []).map { $0[keyPath: field] })
    }
  }
}
