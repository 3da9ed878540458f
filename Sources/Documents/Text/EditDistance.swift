/// How many edits (insert, delete, replace, swap two neighbours) turn one word into the other, case aside.
func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.lowercased())
  let b = Array(second.lowercased())
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

/// The word nearest to a misspelt one; `nil` where none is near.
public func nearest(to word: String, among words: [String]) -> String? {
  let ranked = words.map { (word: $0, distance: editDistance(word, $0)) }.min { $0.distance < $1.distance }
  guard let ranked, ranked.distance <= max(2, word.count / 3) else { return nil }
  return ranked.word
}
