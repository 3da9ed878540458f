import Interpreters

/// How long `gillab compare --quick` of every model takes for one Python, and how much of it is the measuring itself.
struct QuickFigures {
  let programs: Programs
  let interpreter: Interpreter
  let rounds: Int
  let isQuick: Bool

  func measure() throws -> [Figure] {
    let few = isQuick ? ["--models", "thread,process-fork,task", "--blocks", "1"] : []
    let options = ["cpu.pure", "--quick", "--python", interpreter.executable] + few
    let runs = try (0..<rounds).map { _ in try ComparedRun(options, programs: programs) }
    let cells = runs.first?.report.cells.count ?? 0
    return try [
      Figure(
        title(
          "compare --quick, \(isQuick ? "three" : "all") models on cpu.pure", limit: 40,
          "\(cells) cells, from the start of the process to its end"),
        secondsOf: NamedSamples(name: "compare --quick", values: runs.map(\.wallSeconds))),
      Figure(
        title("runner's own CPU: compare --quick", limit: 2, "of the blocks' wall time, in each of \(runs.count) runs"),
        unit: .percent,
        medianOf: NamedSamples(name: "percent of a run", values: runs.map { 100 * $0.runnerShare })),
    ]
  }

  private func title(_ name: String, limit: Double?, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}
