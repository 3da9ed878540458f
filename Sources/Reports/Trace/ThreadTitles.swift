import GILTrace

/// What a trace's threads are called in a report: short, and each its own.
struct ThreadTitles {
  let titles: [String]

  /// - Parameter width: Columns for one title; a longer one loses its middle.
  init(of threads: [ThreadSummary], width: Int) {
    let names = threads.map { $0.name ?? ($0.nativeID == $0.process ? "main" : "thread") }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    titles = zip(names, threads).map { name, thread in
      let isNamed = thread.name != nil || thread.nativeID == thread.process
      let number = counts[name, default: 0] > 1 || !isNamed ? " \(thread.nativeID)" : ""
      return Self.shortened(name, to: max(1, width - number.count)) + number
    }
  }

  /// The begin and the end of a name tell threads apart; what is between is most often the same.
  private static func shortened(_ name: String, to width: Int) -> String {
    guard name.displayWidth > width else { return name }
    var head = ""
    var tail = ""
    let characters = Array(name)
    var (front, back) = (0, characters.count - 1)
    while front < back {
      let isHeadsTurn = head.displayWidth <= tail.displayWidth
      let next = String(characters[isHeadsTurn ? front : back])
      guard head.displayWidth + tail.displayWidth + next.displayWidth + 1 <= width else { break }
      if isHeadsTurn {
        head += next
        front += 1
      } else {
        tail = next + tail
        back -= 1
      }
    }
    return head + "…" + tail
  }
}
