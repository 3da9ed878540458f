// `gillab python`, whose arguments are the interpreter's own, is not parsed.
let words = CommandLine.arguments.dropFirst()
if words.first == "python" {
  await PythonCommand.become(Array(words.dropFirst()))
}
await GillabCommand.start()
