import Glibc
import Interpreters

/// What recording every event of the GIL costs a program.
struct RecordingFigures {
  let programs: Programs
  let interpreter: Interpreter
  let library: String
  let rounds: Int
  let seed: UInt64
  let isQuick: Bool

  func measure() throws -> [Figure] {
    try figures(
      "two CPU-bound threads", limit: 1.01, script: "two_threads.py", [isQuick ? "10000" : "6000000"],
      "a fixed amount of work, recorded beside not recorded; an interval that covers 1 counts")
      + figures(
        "120,000 hand-offs", limit: 1.05, script: "ping_pong.py", [isQuick ? "100" : "60000"],
        "two threads wake each other in turn, on one core; recorded beside not recorded")
      + figures(
        "10,000 hand-offs, all cores", limit: nil, script: "ping_pong.py", [isQuick ? "100" : "5000", "--all-cores"],
        "the same wherever the scheduler puts them: its mood weighs more than anything else here")
  }

  private func figures(
    _ name: String, limit: Double?, script: String, _ arguments: [String], _ explanation: String
  ) throws -> [Figure] {
    let words = ["\(programs.pyscripts)/benchmarks/\(script)"] + arguments
    let events = "\(programs.folder)/events"
    let plain = Command(programs.gillab, ["python", "--python", interpreter.executable] + words)
    let traced = Command(
      programs.gillab, ["worker", "trace", events, "\(1 << 30)", "-", interpreter.executable, library] + words)
    let outcome = try Contest([
      ("not recorded", { try Self.inner(plain) }), ("not recorded again", { try Self.inner(plain) }),
      (
        "recorded",
        {
          for file in [events, events + ".notes"] { unlink(file) }
          return try Self.inner(traced)
        }
      ),
    ]).run(rounds: rounds, seed: seed)
    let title = { (suffix: String, limit: Double?, explanation: String) in
      FigureTitle(
        name: "recording \(name): \(suffix)", python: interpreter.version, limit: limit,
        acceptsNoDifference: limit == 1.01, explanation: explanation)
    }
    return try [
      Figure(
        title("wall", limit, explanation), ratioOf: outcome.wall("recorded"), to: outcome.wall("not recorded"),
        seed: seed),
      Figure(
        title("CPU", nil, "user and system time, steadier than wall time on a busy machine"),
        ratioOf: outcome.cpu("recorded"), to: outcome.cpu("not recorded"), seed: seed),
      Figure(
        title("nothing: the same twice", nil, "not recorded beside itself: what a ratio of 1 looks like here"),
        ratioOf: outcome.wall("not recorded again"), to: outcome.wall("not recorded"), seed: seed),
    ]
  }

  /// What the program itself says that its work took, without its start and end.
  private static func inner(_ command: Command) throws -> Cost {
    let printed = try RunningCommand(command).wait().output
    let numbers = printed.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 2 else {
      throw CommandFailed(command: command.words, reason: "it did not print two numbers\n\(printed)")
    }
    return Cost(wallSeconds: numbers[0], cpuSeconds: numbers[1])
  }
}
