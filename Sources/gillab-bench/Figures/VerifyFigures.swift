import Interpreters

/// What `gillab verify` of a document of one-line blocks costs beside running the same blocks as scripts.
struct VerifyFigures {
  let programs: Programs
  let interpreter: Interpreter
  let library: String
  let blocks: Int
  let rounds: Int
  let seed: UInt64

  func measure() throws -> [Figure] {
    let folder = try BlockFolder(blocks: blocks)
    defer { folder.remove() }
    let verify = verification(of: try folder.document(blocks: blocks))
    let outcome = try Contest([
      ("python block.py", { try runAll { Command(interpreter.executable, [folder.script($0)]) } }),
      (
        "bare C host block.py",
        { try runAll { Command(programs.bareHost, [library, interpreter.executable, folder.script($0)]) } }
      ),
      ("gillab verify", { try verify.run() }),
    ]).run(rounds: rounds, seed: seed)
    return try [
      Figure(
        title("gillab verify, per block: wall", limit: 1.2, "\(blocks) blocks, each beside python3 block.py"),
        ratioOf: outcome.wall("gillab verify"), to: outcome.wall("python block.py"), seed: seed),
      Figure(
        title("gillab verify, per block: CPU", "user and system time of all processes together"),
        ratioOf: outcome.cpu("gillab verify"), to: outcome.cpu("python block.py"), seed: seed),
      Figure(
        title("  the part of the shared library", "a bare C host for each block, beside python3 block.py"),
        ratioOf: outcome.wall("bare C host block.py"), to: outcome.wall("python block.py"), seed: seed),
      Figure(
        title("  the part of gillab", "gillab verify beside that bare C host"),
        ratioOf: outcome.wall("gillab verify"), to: outcome.wall("bare C host block.py"), seed: seed),
      try memory(folder),
    ]
  }

  /// The lab's own process, with many blocks beside a tenth of them.
  private func memory(_ folder: BlockFolder) throws -> Figure {
    let few = max(1, blocks / 10)
    let commands = [
      verification(of: try folder.document(blocks: blocks)), verification(of: try folder.document(blocks: few)),
    ]
    var peaks: [[Double]] = [[], []]
    for _ in 0..<min(rounds, 3) {
      for (index, command) in commands.enumerated() {
        peaks[index].append(Double(try PeakMemory.bytesWithoutChildren(of: command)))
      }
    }
    return try Figure(
      title("gillab verify: its own memory", limit: 1, "its peak with \(blocks) blocks, over that with \(few)"),
      megabytesOf: NamedSamples(name: "\(blocks) blocks", values: peaks[0]),
      over: NamedSamples(name: "\(few) blocks", values: peaks[1]))
  }

  private func verification(of document: String) -> Command {
    Command(programs.gillab, ["verify", "--python", interpreter.executable, document])
  }

  private func runAll(_ command: (Int) -> Command) throws -> Cost {
    try (0..<blocks).reduce(Cost(wallSeconds: 0, cpuSeconds: 0)) { $0 + (try command($1).run()) }
  }

  private func title(_ name: String, limit: Double? = nil, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}
