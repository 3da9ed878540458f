import Interpreters

/// What `gillab python -c pass` costs beside the interpreter's own `-c pass`.
struct StartFigures {
  let programs: Programs
  let interpreter: Interpreter
  let library: String
  let rounds: Int
  let seed: UInt64

  func measure() throws -> [Figure] {
    let pass = ["-c", "pass"]
    let python = Command(interpreter.executable, pass)
    let bare = Command(programs.bareHost, [library, interpreter.executable] + pass)
    let gillab = Command(programs.gillab, ["python", "--python", interpreter.executable] + pass)
    let outcome = try Contest([
      ("python", { try python.run() }), ("python again", { try python.run() }), ("bare C host", { try bare.run() }),
      ("gillab python", { try gillab.run() }),
    ]).run(rounds: rounds, seed: seed)
    let start = { (name: String) in outcome.wall(name) }
    return try [
      Figure(
        title("gillab python -c pass: wall", limit: 1.15, "from the start of the process to its end"),
        ratioOf: start("gillab python"), to: start("python"), seed: seed),
      Figure(
        title("gillab python -c pass: CPU", "user and system time, steadier than wall time on a busy machine"),
        ratioOf: outcome.cpu("gillab python"), to: outcome.cpu("python"), seed: seed),
      Figure(
        title("  the part of the shared library", "a bare C host that loads it, beside the interpreter"),
        ratioOf: start("bare C host"), to: start("python"), seed: seed),
      Figure(
        title("  the part of gillab", "gillab python beside that bare C host"),
        ratioOf: start("gillab python"), to: start("bare C host"), seed: seed),
      Figure(
        title("  nothing: the same twice", "the interpreter beside itself: what a ratio of 1 looks like here"),
        ratioOf: start("python again"), to: start("python"), seed: seed),
      try memory(gillab, python),
    ]
  }

  private func memory(_ gillab: Command, _ python: Command) throws -> Figure {
    var peaks: [[Double]] = [[], []]
    for _ in 0..<min(rounds, 10) {
      for (index, command) in [gillab, python].enumerated() {
        peaks[index].append(Double(try PeakMemory.bytes(of: command, launcher: programs.peakMemory)))
      }
    }
    return try Figure(
      title("gillab python -c pass: memory", limit: 12, "peak resident memory, over that of the interpreter"),
      megabytesOf: NamedSamples(name: "gillab python", values: peaks[0]),
      over: NamedSamples(name: "python", values: peaks[1]))
  }

  private func title(_ name: String, limit: Double? = nil, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}
