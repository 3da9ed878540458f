import Synchronization
import Workloads

/// One of the small objects of a heap: 40 bytes, 56 with what allocating and listing it takes.
final class HeapObject: Sendable {
  let number: UInt64
  private let rest: (UInt64, UInt64)

  init(_ number: UInt64) {
    self.number = number
    rest = (number, number)
  }
}

/// Reads every object of the parent's heap.
///
/// A child process made by posix_spawn has nothing of its parent's: the first unit that it does makes it a heap of its own.
struct HeapReading: Workload {
  static let id = "memory"
  /// What one object counts for in the heap's size, in both languages, whose objects are not of one size.
  static let objectBytes = 64

  private let heap: Heap

  init(_ request: SampleRequest) { heap = Heap(max(1, request.size / Self.objectBytes)) }

  /// Makes the heap, if it is not there yet.
  func fill() { _ = heap.objects() }

  func run(_ unit: Int) -> UInt64 {
    var (count, sum): (UInt64, UInt64) = (0, 0)
    for object in heap.objects() {
      count += 1
      sum &+= object.number
    }
    // The numbers are 0, 1, 2, …: with an object unread, their sum is another.
    return sum == count &* (count &- 1) / 2 ? count : 0
  }

  func check(_ unit: Int, _ product: UInt64) -> UInt64 { product }

  private final class Heap: Sendable {
    private let count: Int
    private let made = Mutex<[HeapObject]?>(nil)

    init(_ count: Int) { self.count = count }

    func objects() -> [HeapObject] {
      made.withLock { made in
        if let made { return made }
        let objects = (0..<UInt64(count)).map(HeapObject.init)
        made = objects
        return objects
      }
    }
  }
}
