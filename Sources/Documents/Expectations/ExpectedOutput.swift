/// What is expected of one output stream.
public struct ExpectedOutput: Sendable, Equatable {
  public enum Order: String, Sendable, CaseIterable {
    /// Line by line.
    case exact
    /// The same lines, in whatever order threads and processes finish.
    case any
  }

  public let order: Order
  /// All of the output; `nil` where only some lines matter.
  public let lines: [ExpectedLine]?
  /// Lines that are among the output.
  public let has: [ExpectedLine]
  /// Lines that are not.
  public let never: [ExpectedLine]

  /// - Parameter stream: Names the output in messages: `stdout` or `stderr`.
  /// - Returns: What is wrong, a sentence each; empty when all is as expected.
  func unmet(by output: String, stream: String) -> [String] {
    var actual = output.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    if actual.last?.isEmpty == true { actual.removeLast() }
    return whole(actual, stream) + has.compactMap { lacking($0, actual, stream) }
      + never.compactMap { forbidden($0, actual, stream) }
  }

  private func whole(_ actual: [Substring], _ stream: String) -> [String] {
    guard let lines else { return [] }
    let expected = lines.flatMap { Array(repeating: $0, count: $0.count) }
    return order == .exact ? inOrder(expected, actual, stream) : inAnyOrder(expected, actual, stream)
  }

  /// The first difference only: every later line would differ too.
  private func inOrder(_ expected: [ExpectedLine], _ actual: [Substring], _ stream: String) -> [String] {
    for (index, line) in expected.enumerated() {
      guard index < actual.count else {
        let end = index == 0 ? "is empty" : "ends after line \(index)"
        return ["\(stream) \(end), expected the line \(line.shown)"]
      }
      guard line.matcher()(actual[index]) else {
        return ["line \(index + 1) of \(stream) is \(quoted(actual[index])), expected \(line.shown)"]
      }
    }
    guard actual.count > expected.count else { return [] }
    return ["\(stream) goes on after line \(expected.count) with \(quoted(actual[expected.count])), expected its end"]
  }

  private func inAnyOrder(_ expected: [ExpectedLine], _ actual: [Substring], _ stream: String) -> [String] {
    let pairing = LinePairing(expected, actual)
    let missing = pairing.missing.map(\.shown)
    let surplus = pairing.surplus.map { quoted($0) }
    return (missing.isEmpty ? [] : ["\(stream) lacks the line \(list(missing))"])
      + (surplus.isEmpty ? [] : ["\(stream) has a line that is not expected: \(list(surplus))"])
  }

  private func lacking(_ line: ExpectedLine, _ actual: [Substring], _ stream: String) -> String? {
    let found = actual.count(where: line.matcher())
    if found >= line.count { return nil }
    return "\(stream) lacks the line \(line.shown)" + (line.count > 1 ? " (\(found) of \(line.count))" : "")
  }

  private func forbidden(_ line: ExpectedLine, _ actual: [Substring], _ stream: String) -> String? {
    // The first in order of text, so that the message is the same however threads and processes finish.
    guard let found = actual.filter(line.matcher()).min() else { return nil }
    return "\(stream) has the line \(quoted(found))" + (line.because.map { ": \($0)" } ?? ", which must not be there")
  }

  /// The first three, and how many more there are.
  private func list(_ items: [String]) -> String {
    items.prefix(3).joined(separator: ", ") + (items.count > 3 ? " and \(items.count - 3) more" : "")
  }
}
