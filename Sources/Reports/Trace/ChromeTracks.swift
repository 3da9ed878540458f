import GILTrace

/// The numbers of the threads' tracks.
///
/// A viewer tells threads apart by their number alone, while the kernel gives that of an ended thread out again.
struct ChromeTracks {
  /// By the thread's index in the file.
  let numbers: [Int]

  /// Above every number that Linux gives to a thread.
  private static let firstOwn = 1 << 22

  init(of threads: [RecordedThread]) {
    var used: Set<Int> = []
    var next = Self.firstOwn
    numbers = threads.map { thread in
      if used.insert(thread.nativeID).inserted { return thread.nativeID }
      next += 1
      return next
    }
  }
}
