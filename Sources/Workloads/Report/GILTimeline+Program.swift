extension GILTimeline {
  /// The program as a title has it: its script without folders, and its arguments; cut where it is long.
  ///
  /// ``program`` is the whole command line.
  public var programName: String {
    guard let first = program.first else { return "" }
    let script = first.split(separator: "/").last.map(String.init) ?? first
    let name = ([script] + program.dropFirst()).joined(separator: " ")
    return name.count > Self.longestName ? name.prefix(Self.longestName - 1) + "…" : name
  }

  private static let longestName = 60
}
