import Glibc

/// How fast a store with very many samples answers.
struct StoreFigures {
  let programs: Programs
  /// Of 4000 samples each, at least 2.
  let runs: Int
  let rounds: Int
  let seed: UInt64

  func measure() throws -> [Figure] {
    let path = programs.folder + "/many.sqlite"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    try SyntheticStore(runs: runs, seed: seed).write(to: path)
    let first = SyntheticStore.name(of: 0)
    let last = SyntheticStore.name(of: runs - 1)
    let questions = [
      ("gillab runs", ["runs"]), ("gillab show RUN", ["show", last]), ("gillab diff RUN RUN", ["diff", first, last]),
    ]
    let outcome = try Contest(
      questions.map { name, words in
        (name, { try Command(programs.gillab, words + ["--store", path]).run() })
      }
    ).run(rounds: rounds, seed: seed)
    let samples = runs * SyntheticStore.cells * SyntheticStore.blocks
    return try questions.map { name, _ in
      try Figure(
        FigureTitle(
          name: "\(name), \(samples) samples in the store", python: "–", limit: 1,
          explanation: "from the start of the process to its end"), secondsOf: outcome.wall(name))
    }
  }
}
