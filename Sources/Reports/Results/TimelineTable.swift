import Measurement
import Workloads

/// What the threads of a traced program did with the GIL in all, and which part of it is kept to be drawn.
struct TimelineTable {
  private let timeline: GILTimeline

  init(_ timeline: GILTimeline) { self.timeline = timeline }

  func lines(_ palette: Palette) -> [String] {
    var table = TextTable([("thread", .left), ("holds the GIL", .right), ("waits for it", .right)])
    for thread in timeline.threads {
      table.add([
        TextTable.Cell(thread.name, .strong), TextTable.Cell(Quantity.duration(thread.heldSeconds)),
        TextTable.Cell(Quantity.duration(thread.waitedSeconds)),
      ])
    }
    let length = Quantity.duration(timeline.programSeconds)
    let part = Quantity.duration(timeline.fromSeconds) + " to " + Quantity.duration(timeline.toSeconds)
    return [
      palette.paint("Python \(timeline.python)  \(timeline.program.joined(separator: " "))", .strong),
      "\(timeline.diagnosis) in \(length); hand-offs: \(timeline.handoffs), forced: \(timeline.forcedHandoffs)",
      "Kept to be drawn: \(part).", "",
    ] + table.lines(palette)
  }
}
