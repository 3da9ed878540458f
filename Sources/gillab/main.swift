import Glibc

// Two commands are not parsed: `python`, whose arguments are the interpreter's own, and `twin`, which is measured.
let words = CommandLine.arguments.dropFirst()
switch words.first {
case "python": await PythonCommand.become(Array(words.dropFirst()), blockedSignals: blockedSignals())
case "twin" where words.count > 1 && !words.contains("--help") && !words.contains("-h"):
  await TwinCommand.run(Array(words.dropFirst()))
default: await GillabCommand.start()
}

/// The signals that this program was started with blocked: to be asked in the main thread, since Swift's other threads
/// block nearly all of them.
func blockedSignals() -> sigset_t {
  var signals = sigset_t()
  pthread_sigmask(SIG_SETMASK, nil, &signals)
  return signals
}
