// Two commands are not parsed: `python`, whose arguments are the interpreter's own, and `twin`, which is measured.
let words = CommandLine.arguments.dropFirst()
switch words.first {
case "python": await PythonCommand.become(Array(words.dropFirst()))
case "twin" where words.count > 1 && !words.contains("--help") && !words.contains("-h"):
  await TwinCommand.run(Array(words.dropFirst()))
default: await GillabCommand.start()
}
