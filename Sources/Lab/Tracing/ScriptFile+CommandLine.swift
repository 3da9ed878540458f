import FoundationEssentials
import Workloads

extension ScriptFile {
  /// The script on a command line of python's, as its file is now; nil where there is none that is a plain file.
  ///
  /// - Parameter words: What follows `python`.
  public init?(of words: [String]) {
    guard let word = Self.script(on: words) else { return nil }
    let path = word.hasPrefix("/") ? word : "\(FileManager.default.currentDirectoryPath)/\(word)"
    guard let sha256 = FileDigest.sha256(ofFile: path) else { return nil }
    self.init(path: path, sha256: sha256)
  }

  /// As CPython reads its options: letters of one dash may stand together, and what an option takes may follow at once.
  static func script(on words: [String]) -> String? {
    var words = words[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else { return word }
      if word == "-" { return nil }
      if word.hasPrefix("--") {
        if word == "--check-hash-based-pycs" { words = words.dropFirst() }
        continue
      }
      guard let place = word.dropFirst().firstIndex(where: { "cmWX".contains($0) }) else { continue }
      // Code or a module's name.
      if "cm".contains(word[place]) { return nil }
      if word.index(after: place) == word.endIndex { words = words.dropFirst() }
    }
    return nil
  }
}

extension ScriptFile {
  enum State {
    case same, changed, gone
  }

  /// What became of its file. Modules that it imports are not looked at.
  var state: State {
    guard let now = FileDigest.sha256(ofFile: path) else { return .gone }
    return now == sha256 ? .same : .changed
  }
}
