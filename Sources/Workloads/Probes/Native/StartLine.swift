import Synchronization

/// Where threads wait until the last of them has arrived.
public final class StartLine: Sendable {
  private let missing: Atomic<Int>
  private let count: Int
  private let gate = Semaphore()

  public init(_ count: Int) {
    self.count = count
    missing = Atomic(count)
  }

  public func wait() {
    if missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      for _ in 0..<count { gate.signal() }
    }
    gate.wait()
  }
}
