import Glibc
import Interpreters

/// Everything about `gillab compare` and its store.
struct ComparingFigures {
  /// What can be measured by itself.
  enum Part: String, CaseIterable {
    /// Comparisons of the same with itself.
    case errors
    /// `compare --quick`.
    case quick
    /// Native Swift's workloads.
    case swift
    /// A store with very many samples.
    case store
  }

  let programs: Programs
  let interpreter: Interpreter
  /// An interpreter that can import pyperf.
  let toolsPython: String
  let selfComparisons: Int
  let seed: UInt64
  let isQuick: Bool
  /// Says what is left out.
  let tell: (String) -> Void

  func measure(_ part: Part) throws -> [Figure] {
    switch part {
    case .errors:
      return try SelfComparisonFigures(
        programs: programs, interpreter: interpreter, peers: peers, runs: selfComparisons, seed: seed, isQuick: isQuick
      ).measure() + SimulatedFigures(experiments: isQuick ? 5 : 200, seed: seed).measure()
    case .quick:
      return try QuickFigures(
        programs: programs, interpreter: interpreter, rounds: isQuick ? 1 : 3, isQuick: isQuick
      ).measure()
    case .swift:
      return try SwiftFigures(
        programs: programs, compilers: compilers, rounds: isQuick ? 2 : 30, seed: seed, isQuick: isQuick
      ).measure()
    case .store:
      return try StoreFigures(programs: programs, runs: isQuick ? 5 : 250, rounds: isQuick ? 1 : 10, seed: seed)
        .measure()
    }
  }

  private var peers: [Peer] {
    var peers: [Peer] = []
    if access(toolsPython, X_OK) == 0 {
      peers.append(.pyperf(toolsPython, programs: programs, isQuick: isQuick))
    } else {
      tell("pyperf is left out: \(toolsPython) is not there; make bench-tools installs it")
    }
    if let hyperfine = Programs.find("hyperfine") {
      peers.append(.hyperfine(hyperfine, python: interpreter.executable, programs: programs, isQuick: isQuick))
    } else {
      tell("hyperfine is left out: it is not on PATH; make bench-tools installs it")
    }
    return peers
  }

  private var compilers: [String] {
    guard Programs.find("clang") != nil else {
      tell("clang is left out: it is not on PATH")
      return ["cc"]
    }
    return ["cc", "clang"]
  }
}
