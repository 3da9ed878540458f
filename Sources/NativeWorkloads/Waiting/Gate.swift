import Synchronization
import Workloads

/// Where workers that are threads wait for another, which lets them go: it takes measurements when all have arrived.
///
/// Unlike at a ``StartLine``, which the last to come opens.
final class Gate: Sendable {
  private let arrivals = Semaphore()
  private let opening = Semaphore()
  private let isCalledOff = Atomic(false)

  /// Waits until the workers are let go.
  ///
  /// - Returns: Whether there is something to do: not if a worker is missing.
  func arrive() -> Bool {
    arrivals.signal()
    opening.wait()
    return !isCalledOff.load(ordering: .acquiring)
  }

  func awaitArrivals(_ count: Int) { for _ in 0..<count { arrivals.wait() } }

  func open(for count: Int) { for _ in 0..<count { opening.signal() } }

  /// Lets the workers go home.
  func callOff(for count: Int) {
    isCalledOff.store(true, ordering: .releasing)
    open(for: count)
  }
}
