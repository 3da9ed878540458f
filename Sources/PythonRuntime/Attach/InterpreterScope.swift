/// What the threads of one interpreter share.
struct InterpreterScope: Sendable {
  enum Kind: Sendable { case main, sub }

  let gate = Gate()
  let kind: Kind

  var attached: ThreadPosition { kind == .main ? .attached : .attachedToSubinterpreter }
  var detached: ThreadPosition { kind == .main ? .detached : .detachedFromSubinterpreter }

  /// Runs a call that Python made, and keeps the shutdown waiting until it returns.
  ///
  /// A call made during the shutdown, by an exit handler, runs too: only `detach` is different then.
  func whileCalled<R>(_ body: () -> R) -> R {
    ThreadPosition.with(attached) {
      let isUser = gate.tryEnter()
      defer { if isUser { gate.leave() } }
      return body()
    }
  }
}
