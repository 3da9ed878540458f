extension InterpreterFinder {
  /// The interpreters a selector asks for: one, or for ``PythonSelector/all`` every usable one; all are usable.
  ///
  /// - Throws: Why there is none, with those that could be chosen instead.
  public func resolve(_ selector: PythonSelector) async throws(InterpreterError) -> [Interpreter] {
    if let known = remembered(selector) { return known }
    if let executable = try places.executable(of: selector) { return [try await usable(executable)] }
    let found = try await find()
    return try Self.choose(selector, from: found)
  }

  /// What ``resolve(_:)`` would give, if that takes no process and nothing is wrong; nil otherwise.
  ///
  /// With one executable in question it takes well under a millisecond.
  public func remembered(_ selector: PythonSelector) -> [Interpreter]? {
    do throws(InterpreterError) {
      if let executable = try places.executable(of: selector) {
        return cache.assessment(of: executable).flatMap { $0.interpreter.usable ? [$0.interpreter] : nil }
      }
      return try remembered().map { found throws(InterpreterError) in try Self.choose(selector, from: found) }
    } catch {
      return nil
    }
  }

  /// The interpreter that runs when nothing is chosen: the `python3` on PATH, else the system's.
  public func standard() async throws(InterpreterError) -> Interpreter {
    guard let first = try await resolve(.standard).first else { throw .noStandard(usable: []) }
    return first
  }

  /// What ``standard()`` would give, if that takes no process; nil otherwise.
  public func rememberedStandard() -> Interpreter? { remembered(.standard)?.first }

  private func usable(_ executable: String) async throws(InterpreterError) -> Interpreter {
    let judge = Judge(libraryCheck: libraryCheck)
    switch await Self.assess(executable, probe: try probe(), judge: judge) {
    case .failure(let failure): throw .notAnInterpreter(executable: executable, reason: failure.reason)
    case .success(let assessment):
      remember([executable: assessment])
      let interpreter = assessment.interpreter
      guard interpreter.usable else {
        throw .unusable(interpreter, usable: try await find().interpreters.filter(\.usable))
      }
      return interpreter
    }
  }

  private static func choose(
    _ selector: PythonSelector, from found: Discovery
  ) throws(InterpreterError) -> [Interpreter] {
    let usable = found.interpreters.filter(\.usable)
    switch selector {
    case .version(let wanted, let text):
      let matches = found.inSearchOrder.compactMap { interpreter in
        interpreter.number.flatMap { wanted.names($0) ? (number: $0, interpreter: interpreter) : nil }
      }
      let best = matches.filter(\.interpreter.usable).map(\.number).max()
      if let first = matches.first(where: { $0.number == best && $0.interpreter.usable }) { return [first.interpreter] }
      if let first = matches.first { throw .unusable(first.interpreter, usable: usable) }
      throw .noSuchVersion(text, usable: usable)
    case .all:
      guard !usable.isEmpty else { throw .noneUsable(found: found.interpreters) }
      return usable
    case .standard, .path, .name: throw .noStandard(usable: usable)
    }
  }
}
