/// Finds the name of each recorded thread.
///
/// The kernel gives the number of a thread that ended to a later one: a name belongs to the thread that lived when it was
/// noted, or else to the next one that began.
public struct ThreadNames: Sendable {
  private struct Key: Hashable {
    let process: Int
    let nativeID: Int
  }

  private var names: [Int: (nanoseconds: UInt64, name: String)] = [:]
  private let threads: [RecordedThread]
  private var ownNames: [Int: String] = [:]

  public init(of threads: [RecordedThread], notes: TraceNotes) {
    self.threads = threads
    var lives: [Key: [Int]] = [:]
    for (index, thread) in threads.enumerated() {
      lives[Key(process: thread.process, nativeID: thread.nativeID), default: []].append(index)
      if ownNames[thread.process] == nil { ownNames[thread.process] = thread.kernelName }
    }
    for note in notes.threadNames {
      let candidates = lives[Key(process: note.process, nativeID: note.nativeID)] ?? []
      let owner = candidates.first { threads[$0].lastNanoseconds >= note.nanoseconds } ?? candidates.last
      guard let owner else { continue }
      // A thread may be renamed: the last name counts.
      if let known = names[owner], known.nanoseconds > note.nanoseconds { continue }
      names[owner] = (note.nanoseconds, note.name)
    }
  }

  /// By the thread's index in the file: Python's name for it, or the kernel's where that is not just the one of its process's first thread.
  public subscript(thread: Int) -> String? {
    if let name = names[thread]?.name { return name }
    let kernelName = threads[thread].kernelName
    return kernelName.isEmpty || kernelName == ownNames[threads[thread].process] ? nil : kernelName
  }
}
