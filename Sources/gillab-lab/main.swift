import Glibc

// `gillab python`, whose arguments are the interpreter's own, is not parsed.
let words = CommandLine.arguments.dropFirst()
if words.first == "python" {
  await PythonCommand.become(Array(words.dropFirst()), blockedSignals: blockedSignals())
}
await GillabCommand.start()

/// The signals that this program was started with blocked: to be asked in the main thread, since Swift's other threads
/// block nearly all of them.
func blockedSignals() -> sigset_t {
  var signals = sigset_t()
  pthread_sigmask(SIG_SETMASK, nil, &signals)
  return signals
}
