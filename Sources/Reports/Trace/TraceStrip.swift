import GILTrace
import Measurement

/// One row of characters for each thread: when it held the lock, waited for it, or was off it.
struct TraceStrip {
  static let legend =
    "█ holds the lock, ▂▅ in part  ▒ takes turns  ░ waits  · off it"

  let timeLine: TimeLine
  let columns: Int

  func row(of thread: ThreadSummary, at index: Int, _ palette: Palette) -> String {
    let cells = timeLine.rows[index].columns(columns)
    let column = timeLine.seconds / Double(max(1, columns))
    // A thread has no character before it began and after it ended.
    let first = min(columns, Int(max(0, thread.startSeconds) / column))
    let last = max(first, min(columns, Int((thread.endSeconds / column).rounded(.up))))
    var text = String(repeating: " ", count: first)
    var run = ""
    var paint: Paint?
    for cell in cells[first..<last] {
      let (character, next) = Self.glyph(of: cell)
      if next != paint {
        text += palette.paint(run, run.isEmpty ? nil : paint)
        run = ""
        paint = next
      }
      run += character
    }
    return text + palette.paint(run, run.isEmpty ? nil : paint)
  }

  /// A character that can be told from the others without its colour.
  private static func glyph(of cell: TimeLine.Column) -> (String, Paint?) {
    if cell.waited >= 0.125 { return cell.held >= 0.25 ? ("▒", .warn) : ("░", .bad) }
    let eighths = Int((cell.held * 8).rounded())
    return eighths == 0 ? ("·", .faint) : (["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][min(eighths, 8) - 1], .good)
  }

  /// Moments below the rows, each where it is: as many as there is room for.
  var axis: String {
    let parts = columns >= 60 ? 4 : columns >= 24 ? 2 : 1
    var text = ""
    for part in 0...parts {
      let label = part == 0 ? "0" : Quantity.duration(timeLine.seconds * Double(part) / Double(parts))
      let place = columns * part / parts
      // The last one ends where the rows end; the others stand in the middle of their place.
      let start = part == 0 ? 0 : part == parts ? place - label.displayWidth : place - label.displayWidth / 2
      text = text.padded(to: start) + label
    }
    return text
  }
}
