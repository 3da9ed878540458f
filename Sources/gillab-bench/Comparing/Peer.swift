import FoundationEssentials

/// Another tool, which is asked to time the same program twice and so to compare it with itself.
struct Peer {
  let name: String
  /// The ratio of the two means.
  let compare: () throws -> Double

  /// pyperf's own quick mode, as it comes: ten processes a measurement.
  ///
  /// - Parameter python: Path of an interpreter that can import pyperf.
  static func pyperf(_ python: String, programs: Programs, isQuick: Bool) -> Peer {
    let file = programs.folder + "/pyperf.json"
    let rough = isQuick ? ["--processes", "1", "--values", "1", "--loops", "1", "--warmups", "0"] : ["--fast"]
    let setup = "import sys; sys.path.insert(0, '\(programs.pyscripts)/benchmarks'); from pure_units import unit"
    let command = Command(
      python, ["-m", "pyperf", "timeit", "--quiet"] + rough + ["--output", file, "--setup", setup, "unit()"])
    func mean() throws -> Double {
      try? FileManager.default.removeItem(atPath: file)
      _ = try command.run()
      let values = try JSONDecoder().decode(PyperfFile.self, from: Data(contentsOf: URL(filePath: file))).values
      guard !values.isEmpty else { throw CommandFailed(command: command.words, reason: "\(file) has no values") }
      return values.reduce(0, +) / Double(values.count)
    }
    return Peer(name: "pyperf --fast") { try mean() / mean() }
  }

  /// hyperfine with its own choice of runs, without a shell and after one run that does not count.
  static func hyperfine(_ hyperfine: String, python: String, programs: Programs, isQuick: Bool) -> Peer {
    let file = programs.folder + "/hyperfine.json"
    let program = "'\(python)' '\(programs.pyscripts)/benchmarks/pure_units.py' \(isQuick ? 1 : 32)"
    let command = Command(
      hyperfine,
      ["--shell", "none", "--style", "none", "--warmup", "1", "--export-json", file] + (isQuick ? ["--runs", "2"] : [])
        + [program, program])
    return Peer(name: "hyperfine") {
      _ = try command.run()
      let means = try JSONDecoder().decode(HyperfineFile.self, from: Data(contentsOf: URL(filePath: file))).means
      guard means.count == 2 else {
        throw CommandFailed(command: command.words, reason: "\(file) has \(means.count) results; there should be 2")
      }
      return means[0] / means[1]
    }
  }
}

/// What is needed of a file of pyperf's.
private struct PyperfFile: Decodable {
  struct Benchmark: Decodable { let runs: [Run] }
  /// One process; that which chose the number of loops has no values.
  struct Run: Decodable { let values: [Double]? }

  let benchmarks: [Benchmark]

  var values: [Double] { benchmarks.flatMap { $0.runs.flatMap { $0.values ?? [] } } }
}

/// What is needed of hyperfine's export.
private struct HyperfineFile: Decodable {
  struct Result: Decodable { let mean: Double }

  let results: [Result]

  var means: [Double] { results.map(\.mean) }
}
