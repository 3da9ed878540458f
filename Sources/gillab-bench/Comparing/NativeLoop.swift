import FoundationEssentials
import Workloads

/// The loop of `cpu.pure` outside Python: a program in C, and native Swift's serial model.
struct NativeLoop {
  /// Iterations of a unit.
  static let size = 20_000

  let programs: Programs
  let units: Int
  let seed: UInt64

  /// What an iteration took by a C program's own clock (Native/lcg.c).
  func run(_ lcg: String) throws -> Timing { try read(RunningCommand(command(lcg))) }

  /// The same of two processes that run at the same time: the mean.
  func runTwo(_ lcg: String) throws -> Timing {
    let running = try (0..<2).map { _ in try RunningCommand(command(lcg)) }
    let timings = try running.map(read)
    return Timing(
      secondsPerIteration: timings.reduce(0) { $0 + $1.secondsPerIteration } / 2, checksum: timings[0].checksum)
  }

  /// What an iteration took by the clock of the sample itself.
  func runSwift() throws -> Timing {
    let folder = programs.folder + "/native-sample"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let request = SampleRequest(
      workload: "cpu.pure", model: SwiftModel.serial.rawValue, workers: 1, size: Self.size, units: units, seed: seed,
      directory: folder)
    try JSONEncoder().encode(request).write(to: URL(filePath: "\(folder)/\(SampleRequest.fileName)"))
    _ = try Command(programs.native, ["sample", folder]).run()
    let file = URL(filePath: "\(folder)/\(SampleReport.fileName)")
    let report = try JSONDecoder().decode(SampleReport.self, from: Data(contentsOf: file))
    return Timing(
      secondsPerIteration: report.wallSeconds / Double(units) / Double(Self.size), checksum: report.checksum)
  }

  struct Timing {
    let secondsPerIteration: Double
    let checksum: String

    /// For a ``Contest``: processor time plays no part here.
    var cost: Cost { Cost(wallSeconds: secondsPerIteration, cpuSeconds: 0) }
  }

  private func command(_ lcg: String) -> Command { Command(lcg, ["\(Self.size)", "\(units)", "\(seed)"]) }

  private func read(_ running: RunningCommand) throws -> Timing {
    let printed = try running.wait().output
    let words = printed.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let nanoseconds = Double(words[0]) else {
      throw CommandFailed(command: ["lcg"], reason: "it did not print a time and a checksum\n\(printed)")
    }
    return Timing(secondsPerIteration: nanoseconds / 1e9, checksum: String(words[1]))
  }
}
