import Measurement
import Workloads

/// What native Swift makes of `cpu.pure`: beside C, and with two workers.
struct SwiftFigures {
  let programs: Programs
  /// C compilers that are here, of cc and clang.
  let compilers: [String]
  let rounds: Int
  let seed: UInt64
  let isQuick: Bool

  private var loop: NativeLoop { NativeLoop(programs: programs, units: isQuick ? 320 : 3200, seed: seed) }

  func measure() throws -> [Figure] {
    let compiled = try compilers.map {
      (name: "C by \($0)", path: try programs.compile("lcg", with: $0, as: "lcg-\($0)"))
    }
    guard let first = compiled.first else { throw NoFigure(name: "Swift serial beside C") }
    return try besideC(compiled) + parallel() + [yardstick(first.path)]
  }

  /// The faster of the compilers' programs has the limit.
  private func besideC(_ compiled: [(name: String, path: String)]) throws -> [Figure] {
    let loop = loop
    let expected = try loop.runSwift().checksum
    for program in compiled {
      let checksum = try loop.run(program.path).checksum
      guard checksum == expected else {
        throw CommandFailed(command: [program.path], reason: "its checksum is \(checksum), native Swift's \(expected)")
      }
    }
    let outcome = try Contest(
      compiled.map { program in (program.name, { try loop.run(program.path).cost }) }
        + [("Swift", { try loop.runSwift().cost }), ("Swift again", { try loop.runSwift().cost })]
    ).run(rounds: rounds, seed: seed)
    let medians = compiled.map { program in
      (name: program.name, median: Samples(outcome.wall(program.name).values)?.median ?? .infinity)
    }
    let fastest = medians.min { $0.median < $1.median }?.name
    return try medians.map { name, median in
      try Figure(
        title(
          "Swift serial on cpu.pure beside \(name) -O2", limit: name == fastest ? 1.1 : nil,
          "time of an iteration; C takes \((median * 1e11).rounded() / 100) ns, by the programs' own clocks"),
        ratioOf: outcome.wall("Swift"), to: outcome.wall(name), seed: seed)
    } + [
      Figure(
        title("  nothing: Swift twice", limit: nil, "Swift beside itself: what a ratio of 1 looks like here"),
        ratioOf: outcome.wall("Swift again"), to: outcome.wall("Swift"), seed: seed)
    ]
  }

  /// What two workers lose of twice one worker's speed.
  private func parallel() throws -> [Figure] {
    let options =
      ["cpu.pure", "--models", "swift", "--workers", "2"] + (isQuick ? ["--blocks", "1"] : ["--budget", "20s"])
    let report = try ComparedRun(options, programs: programs).report
    let names = [(SwiftModel.thread, "threads"), (.process, "processes"), (.task, "tasks")]
    return try names.map { model, name in
      let cell = report.cells.first { $0.model == model.rawValue && $0.workers == 2 && !$0.nullTwin }
      // The baseline is Swift's serial model: the speed-up over it, for each worker, is the efficiency.
      guard let cell, let efficiency = cell.efficiency, let speedup = cell.speedup, cell.baseline?.model == "serial"
      else { throw NoFigure(name: "Swift \(name)") }
      return Figure(
        title(
          "Swift \(name) on cpu.pure, 2 workers: lost efficiency", limit: 5,
          "of twice the speed of serial, in \(speedup.blocks) blocks"),
        unit: .percent, value: 100 * (1 - efficiency),
        interval: RatioInterval(lower: 100 * (1 - speedup.high / 2), upper: 100 * (1 - speedup.low / 2)), samples: [])
    }
  }

  /// What the machine itself loses: two processes in C at once, which share nothing.
  private func yardstick(_ lcg: String) throws -> Figure {
    let loop = loop
    let outcome = try Contest([
      ("C alone", { try loop.run(lcg).cost }), ("C, two at once", { try loop.runTwo(lcg).cost }),
    ]).run(rounds: rounds, seed: seed)
    let samples = [outcome.wall("C alone"), outcome.wall("C, two at once")]
    guard let ratios = PairedRatios(of: samples[0].values, to: samples[1].values) else {
      throw NoFigure(name: "C, two at once")
    }
    let interval = ratios.interval(seed: seed)
    return Figure(
      title("  the part of the machine", limit: nil, "two processes in C at once, beside one alone"), unit: .percent,
      value: 100 * (1 - ratios.median),
      interval: RatioInterval(lower: 100 * (1 - interval.upper), upper: 100 * (1 - interval.lower)), samples: samples)
  }

  private func title(_ name: String, limit: Double?, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: "–", limit: limit, explanation: explanation)
  }
}
