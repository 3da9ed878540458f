/// Pairs expected lines with actual ones in any order, so that as many as possible are paired.
///
/// Literals first, by counting. Patterns then share what is left: each takes a line, and one already taken makes way if
/// its pattern can have another. Source: augmenting paths in bipartite matching (Kuhn, 1955).
struct LinePairing {
  /// Expected lines that no actual line is left for.
  private(set) var missing: [ExpectedLine] = []
  /// Actual lines that no expected line is left for, in the output's order.
  private(set) var surplus: [Substring] = []

  init(_ expected: [ExpectedLine], _ actual: [Substring]) {
    // Keyed by bytes, for String equality would let "é" pass for "e\u{301}".
    var places: [[UInt8]: [Int]] = [:]
    for (index, line) in actual.enumerated().reversed() { places[Array(line.utf8), default: []].append(index) }
    var taken: Set<Int> = []
    for line in expected {
      guard case .literal(let text) = line.form else { continue }
      if let index = places[Array(text.utf8)]?.popLast() { taken.insert(index) } else { missing.append(line) }
    }
    let rest = actual.indices.filter { !taken.contains($0) }.map { actual[$0] }
    let patterns = expected.filter { !$0.isLiteral }
    let owners = Self.owners(of: rest, patterns)
    let paired = Set(owners.compactMap(\.self))
    missing += patterns.indices.filter { !paired.contains($0) }.map { patterns[$0] }
    surplus = rest.indices.filter { owners[$0] == nil }.map { rest[$0] }
  }

  /// For each line, the index of the pattern that has it.
  private static func owners(of lines: [Substring], _ patterns: [ExpectedLine]) -> [Int?] {
    let candidates = patterns.map { pattern in
      let matches = pattern.matcher()
      return lines.indices.filter { matches(lines[$0]) }
    }
    var owners = [Int?](repeating: nil, count: lines.count)
    for pattern in patterns.indices {
      var visited: Set<Int> = []
      _ = place(pattern, candidates, &owners, &visited)
    }
    return owners
  }

  private static func place(
    _ pattern: Int, _ candidates: [[Int]], _ owners: inout [Int?], _ visited: inout Set<Int>
  ) -> Bool {
    for line in candidates[pattern] where visited.insert(line).inserted {
      if let owner = owners[line], !place(owner, candidates, &owners, &visited) { continue }
      owners[line] = pattern
      return true
    }
    return false
  }
}
