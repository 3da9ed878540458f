import Interpreters

/// The Pythons of a machine as a person reads them.
public struct InterpreterTable {
  let interpreters: [Interpreter]

  public init(_ interpreters: [Interpreter]) { self.interpreters = interpreters }

  public func lines(_ palette: Palette) -> [String] {
    if interpreters.isEmpty { return ["No CPython was found; install python3, or name one with --python PATH."] }
    var table = TextTable([
      ("version", .left), ("usable", .left), ("GIL", .left), ("own-GIL subinterpreters", .left),
      ("start method", .left), ("executable", .left),
    ])
    for interpreter in interpreters {
      table.add([
        "\(interpreter.version)",
        interpreter.usable ? TextTable.Cell("yes", .good) : TextTable.Cell("no", .bad),
        "\(interpreter.gil.rawValue)", "\(interpreter.ownGIL ? "yes" : "no")",
        "\(interpreter.defaultStartMethod ?? "–")", "\(interpreter.executable)",
      ])
    }
    let reasons = interpreters.filter { !$0.usable }.map { interpreter in
      "\(palette.paint(interpreter.version, .bad))  \(interpreter.executable): \(interpreter.reason ?? "")"
    }
    return table.lines(palette) + (reasons.isEmpty ? [] : ["", "Not usable:"] + reasons)
  }
}
