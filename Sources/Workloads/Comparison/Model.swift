/// A way to have several units of work under way at once, in one language.
///
/// Its name is stored with every result, so a name is never given to something else.
public enum Model: Sendable, Hashable {
  case python(PythonModel)
  case swift(SwiftModel)

  public static let all = PythonModel.allCases.map(Model.python) + SwiftModel.allCases.map(Model.swift)

  /// Nil for a name that the language does not have.
  public init?(_ language: Language, named name: String) {
    switch language {
    case .python:
      guard let model = PythonModel(rawValue: name) else { return nil }
      self = .python(model)
    case .swift:
      guard let model = SwiftModel(rawValue: name) else { return nil }
      self = .swift(model)
    }
  }

  public var language: Language {
    switch self {
    case .python: .python
    case .swift: .swift
    }
  }

  /// For example `thread-pool`.
  public var name: String {
    switch self {
    case .python(let model): model.rawValue
    case .swift(let model): model.rawValue
    }
  }

  /// What it is, in one line without a full stop.
  public var summary: String {
    switch self {
    case .python(let model): model.summary
    case .swift(let model): model.summary
    }
  }

  /// One worker, one unit after another: what the others are compared with.
  public var isSerial: Bool { self == .python(.serial) || self == .swift(.serial) }

  /// What carries out the units of one worker.
  public var carrier: Carrier {
    switch self {
    case .python(let model): model.carrier
    case .swift(let model): model.carrier
    }
  }
}

/// What a model's worker is.
public enum Carrier: Sendable {
  /// The calling thread itself.
  case caller
  case thread
  case process
  /// A coroutine or task that shares its thread with others.
  case task
  /// A thread with an interpreter of its own.
  case interpreter
}

/// Python's models.
public enum PythonModel: String, Codable, Sendable, CaseIterable {
  case serial
  /// `threading.Thread`. In a free-threaded build they run at the same time.
  case thread
  /// `concurrent.futures.ThreadPoolExecutor`.
  case threadPool = "thread-pool"
  /// `multiprocessing.Process`, by its three start methods.
  case processFork = "process-fork"
  case processSpawn = "process-spawn"
  case processForkserver = "process-forkserver"
  /// `concurrent.futures.ProcessPoolExecutor`, by the interpreter's own default start method.
  case processPool = "process-pool"
  /// `asyncio.gather`.
  case asyncioGather = "asyncio-gather"
  /// `asyncio.TaskGroup` (3.11 and later).
  case asyncioTaskGroup = "asyncio-taskgroup"
  /// `asyncio.to_thread`.
  case asyncioToThread = "asyncio-to-thread"
  /// Native threads with a subinterpreter and a GIL of its own each (3.12 and later).
  case subinterpreter
  /// Swift threads that call into one interpreter under its one GIL.
  case nativeThread = "native-thread"

  public var carrier: Carrier {
    switch self {
    case .serial: .caller
    case .thread, .threadPool, .asyncioToThread, .nativeThread: .thread
    case .processFork, .processSpawn, .processForkserver, .processPool: .process
    case .asyncioGather, .asyncioTaskGroup: .task
    case .subinterpreter: .interpreter
    }
  }

  /// What it is, in one line without a full stop.
  public var summary: String {
    switch self {
    case .serial: "one unit after another"
    case .thread: "threading.Thread, one a worker; without a GIL they run at the same time"
    case .threadPool: "concurrent.futures.ThreadPoolExecutor"
    case .processFork: "multiprocessing.Process, one a worker, started by fork"
    case .processSpawn: "the same, started by spawn"
    case .processForkserver: "the same, started by forkserver"
    case .processPool: "concurrent.futures.ProcessPoolExecutor, by the interpreter's default start method"
    case .asyncioGather: "asyncio.gather, on one thread"
    case .asyncioTaskGroup: "asyncio.TaskGroup, on one thread (3.11 and later)"
    case .asyncioToThread: "asyncio.to_thread"
    case .subinterpreter: "subinterpreters with a GIL of their own, on native threads (3.12 and later)"
    case .nativeThread: "Swift threads that call one interpreter, under its one GIL"
    }
  }
}

/// Native Swift's models.
public enum SwiftModel: String, Codable, Sendable, CaseIterable {
  case serial
  /// A pthread for each worker.
  case thread
  /// Threads of Dispatch's, as many as workers, by a serial queue each: a concurrent queue has no more than cores.
  case threadPool = "thread-pool"
  /// A child process for each worker, made by posix_spawn.
  case process
  /// Child processes that are there already and are handed one unit after another.
  case processPool = "process-pool"
  /// A task of Swift concurrency for each worker, in a task group.
  case task

  public var carrier: Carrier {
    switch self {
    case .serial: .caller
    case .thread, .threadPool: .thread
    case .process, .processPool: .process
    case .task: .task
    }
  }

  /// What it is, in one line without a full stop.
  public var summary: String {
    switch self {
    case .serial: "one unit after another"
    case .thread: "a POSIX thread a worker"
    case .threadPool: "Dispatch queues, one a worker, that take one unit after another"
    case .process: "a child process a worker, by posix_spawn"
    case .processPool: "child processes that are handed one unit after another"
    case .task: "tasks of Swift concurrency in a task group"
    }
  }
}
