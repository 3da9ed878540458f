import Glibc

/// The interpreters that were found.
public struct Discovery: Sendable {
  /// Usable or not, by version, then path.
  public let interpreters: [Interpreter]
  /// Executables with an interpreter's name that do not run as one.
  public let skipped: [SkippedExecutable]
  /// The same interpreters in the order of the search, PATH's first.
  let inSearchOrder: [Interpreter]
}

/// An executable that was come across and left out.
public struct SkippedExecutable: Sendable, Hashable {
  public let executable: String
  /// What was wrong with it.
  public let reason: String
}

extension InterpreterFinder {
  /// Finds every interpreter; those not met before, or changed since, are run once each, a few at a time.
  ///
  /// - Throws: ``InterpreterError/noProbe(_:)`` only.
  public func find() async throws(InterpreterError) -> Discovery {
    let candidates = places.candidates()
    let known = cache.assessments(of: candidates.map(\.executable))
    let unknown = candidates.map(\.executable).filter { known[$0] == nil }
    let asked = unknown.isEmpty ? [:] : await ask(unknown, with: try probe())
    let fresh = asked.compactMapValues { try? $0.get() }
    if !fresh.isEmpty { remember(fresh) }
    return Self.discovery(candidates, known.mapValues { .success($0) }.merging(asked) { first, _ in first })
  }

  /// Keeps conclusions; one reached through a wrapper is kept under the interpreter's own name.
  func remember(_ assessments: [String: Assessment]) {
    let named = assessments.values.map { ($0.interpreter.executable, $0) }
    cache.store(Dictionary(named) { first, _ in first })
  }

  /// The discovery if every candidate is known, nil if one would have to be asked.
  func remembered() -> Discovery? {
    let candidates = places.candidates()
    let known = cache.assessments(of: candidates.map(\.executable))
    guard candidates.allSatisfy({ known[$0.executable] != nil }) else { return nil }
    return Self.discovery(candidates, known.mapValues { .success($0) })
  }

  private func ask(_ executables: [String], with probe: Probe) async -> [String: Result<Assessment, ProbeFailure>] {
    let judge = Judge(libraryCheck: libraryCheck)
    let width = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return await withTaskGroup(of: (String, Result<Assessment, ProbeFailure>).self) { group in
      var waiting = executables[...]
      func startNext() {
        guard let executable = waiting.popFirst() else { return }
        group.addTask { (executable, await Self.assess(executable, probe: probe, judge: judge)) }
      }
      for _ in 0..<width { startNext() }
      var answers: [String: Result<Assessment, ProbeFailure>] = [:]
      for await (executable, answer) in group {
        answers[executable] = answer
        startNext()
      }
      return answers
    }
  }

  static func assess(_ executable: String, probe: Probe, judge: Judge) async -> Result<Assessment, ProbeFailure> {
    do throws(ProbeFailure) {
      return .success(await judge.assess(try await probe.facts(of: executable), executable: executable))
    } catch {
      return .failure(error)
    }
  }

  private static func discovery(
    _ candidates: [Candidate], _ answers: [String: Result<Assessment, ProbeFailure>]
  ) -> Discovery {
    var interpreters: [Interpreter] = []
    var skipped: [SkippedExecutable] = []
    var seen: Set<Identity> = []
    for candidate in candidates {
      switch answers[candidate.executable] {
      case .success(let assessment):
        let interpreter = assessment.interpreter
        if seen.insert(Identity(of: interpreter.executable)).inserted { interpreters.append(interpreter) }
      case .failure(let failure) where candidate.named:
        interpreters.append(Interpreter(broken: candidate.executable, reason: failure.reason))
      case .failure(let failure):
        skipped.append(SkippedExecutable(executable: candidate.executable, reason: failure.reason))
      case nil: break
      }
    }
    return Discovery(
      interpreters: interpreters.sorted(by: Interpreter.listed(_:before:)), skipped: skipped,
      inSearchOrder: interpreters)
  }
}
