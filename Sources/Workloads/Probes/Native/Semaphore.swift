import Glibc

/// A POSIX semaphore.
public final class Semaphore: @unchecked Sendable {
  // SAFETY: the semaphore has a fixed address and dies with `self`; its functions may be called by any thread.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  public init(_ value: UInt32 = 0) {
    semaphore.initialize(to: sem_t())
    sem_init(semaphore, 0, value)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  public func signal() { sem_post(semaphore) }

  public func wait() { while sem_wait(semaphore) != 0 {} }
}
