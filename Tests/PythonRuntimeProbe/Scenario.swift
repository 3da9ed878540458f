import PythonRuntime

/// The Python a scenario runs in.
struct Subject {
  let library: LibPython
  let executable: String

  func run<R>(_ body: (Runtime) throws -> R) throws -> R {
    try Runtime.run(library, executable: executable, body)
  }
}

/// Something to try in a process of its own; the test compares what it prints.
enum Scenario: String, CaseIterable {
  case capabilities, identity
  case values, objects, exceptions, references
  case threads, nesting, refusals, shutdown, exitHandler
  case functions, functionErrors, functionLifetime, keptFunctions, timedCalls, rendezvous
  case subinterpreters, subinterpreterErrors, subinterpreterFunctions, speedUp
  case acquisition, sample

  func run(_ subject: Subject) throws {
    switch self {
    case .capabilities: try subject.capabilities()
    case .identity: try subject.identity()
    case .values: try subject.values()
    case .objects: try subject.objects()
    case .exceptions: try subject.exceptions()
    case .references: try subject.references()
    case .threads: try subject.threads()
    case .nesting: try subject.nesting()
    case .refusals: try subject.refusals()
    case .shutdown: try subject.shutdown()
    case .exitHandler: try subject.exitHandler()
    case .functions: try subject.functions()
    case .functionErrors: try subject.functionErrors()
    case .functionLifetime: try subject.functionLifetime()
    case .keptFunctions: try subject.keptFunctions()
    case .timedCalls: try subject.timedCalls()
    case .rendezvous: try subject.rendezvous()
    case .subinterpreters: try subject.subinterpreters()
    case .subinterpreterErrors: try subject.subinterpreterErrors()
    case .subinterpreterFunctions: try subject.subinterpreterFunctions()
    case .speedUp: try subject.speedUp()
    case .acquisition: try subject.acquisition()
    case .sample: try subject.sample()
    }
  }
}

/// Prints the error that `body` throws, or that it threw none.
func showError<R>(_ body: () throws -> R) {
  do {
    let value = try body()
    print("no error: \(value)")
  } catch {
    print(error)
  }
}
