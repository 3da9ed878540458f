import Synchronization

/// What became of each worker.
final class WorkerResults: Sendable {
  private let results: Mutex<[Result<WorkerLog, any Error>?]>

  init(_ count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  func set(_ worker: Int, _ result: Result<WorkerLog, any Error>) { results.withLock { $0[worker] = result } }

  /// In order of the workers' numbers.
  ///
  /// - Throws: The first worker's failure that there is.
  func logs() throws -> [WorkerLog] { try results.withLock { try $0.compactMap { try $0?.get() } } }
}
