import GILTrace

/// Finds the part of a program in which its threads waited longest for a GIL; where none ever waited, in which they held
/// one longest.
///
/// Time is added up in bins of an eighth of the part, and the part begins with one of them.
struct BusiestPart: LockObserver {
  private static let binsInPart: UInt64 = 8
  /// Of a program of hours the bins are longer, so that it takes no more memory than a short one.
  private static let mostBins: UInt64 = 1 << 18

  private let program: Range<UInt64>
  private let partNanoseconds: UInt64
  private let binNanoseconds: UInt64
  private var waited: [UInt64]
  private var held: [UInt64]

  /// - Parameters:
  ///   - program: From the script's begin to the end of its process, nanoseconds from the file's origin.
  ///   - partNanoseconds: How long the part is to be.
  init(of program: Range<UInt64>, partNanoseconds: UInt64) {
    self.program = program
    self.partNanoseconds = max(1, partNanoseconds)
    let length = UInt64(program.count)
    binNanoseconds = max(1, self.partNanoseconds / Self.binsInPart, length / Self.mostBins)
    let count = Int(length / binNanoseconds) + 1
    waited = Array(repeating: 0, count: count)
    held = waited
  }

  mutating func spent(_ span: Span) {
    let range = span.clamped(to: program)
    var from = range.lowerBound - program.lowerBound
    let end = range.upperBound - program.lowerBound
    while from < end {
      let bin = Int(from / binNanoseconds)
      let to = min(end, (UInt64(bin) + 1) * binNanoseconds)
      switch span.activity {
      case .waiting: waited[bin] += to - from
      case .holding: held[bin] += to - from
      }
      from = to
    }
  }

  /// The earliest of those that are as busy; the whole program where that is shorter than a part.
  var part: Range<UInt64> {
    guard UInt64(program.count) > partNanoseconds else { return program }
    let width = Int(max(1, partNanoseconds / binNanoseconds))
    var sums = (waited: waited.prefix(width).reduce(0, +), held: held.prefix(width).reduce(0, +))
    var best = (bin: 0, sums: sums)
    for bin in 1..<max(1, waited.count - width + 1) {
      let next = bin + width - 1
      sums.waited = sums.waited + waited[next] - waited[bin - 1]
      sums.held = sums.held + held[next] - held[bin - 1]
      if (sums.waited, sums.held) > (best.sums.waited, best.sums.held) { best = (bin, sums) }
    }
    let latest = program.upperBound - partNanoseconds
    let start = min(latest, program.lowerBound + UInt64(best.bin) * binNanoseconds)
    return start..<(start + partNanoseconds)
  }
}

extension Span {
  /// The part of it in a range; empty, and at one of its ends, where it has none.
  func clamped(to range: Range<UInt64>) -> Range<UInt64> { (start..<max(start, end)).clamped(to: range) }
}
