import Synchronization

/// Where threads wait until the last of them has arrived, or until one is known never to come.
public final class StartLine: Sendable {
  private let missing: Atomic<Int>
  private let isCalledOff = Atomic(false)
  private let count: Int
  private let gate = Semaphore()

  public init(_ count: Int) {
    self.count = count
    missing = Atomic(count)
  }

  /// Waits for the others.
  ///
  /// - Returns: Whether all have come: false once it is called off.
  @discardableResult
  public func wait() -> Bool {
    if missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { open() }
    gate.wait()
    return !isCalledOff.load(ordering: .acquiring)
  }

  /// Says that somebody will never come: lets all go who wait, and all who come later.
  public func callOff() {
    isCalledOff.store(true, ordering: .releasing)
    open()
  }

  /// No more than `count` threads ever wait, each once.
  private func open() { for _ in 0..<count { gate.signal() } }
}
