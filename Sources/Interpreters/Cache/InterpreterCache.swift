import Glibc

/// Conclusions kept in a file between runs, so that a start asks no interpreter what it is.
///
/// One line per executable under a first line that names the format. A damaged, foreign or unwritable file is as good
/// as none: everything in it can be found out again.
struct InterpreterCache: Sendable {
  /// Nil if there is no folder for caches; nothing is kept then.
  let file: String?

  /// Change the number with the fields, with what the fields mean, and with what makes an interpreter usable.
  private static let header = "gillab interpreters 1"
  private static let newline = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  /// The conclusion about an executable, nil if there is none or a file has changed since.
  func assessment(of executable: String) -> Assessment? { assessments(of: [executable])[executable] }

  /// Those conclusions about executables that are there and still hold.
  func assessments(of executables: [String]) -> [String: Assessment] {
    let lines = lines()
    var found: [String: Assessment] = [:]
    for executable in executables {
      guard let record = lines[executable].flatMap({ CacheRecord($0) }), record.holds(for: executable) else { continue }
      found[executable] = record.assessment
    }
    return found
  }

  /// Adds conclusions and drops those about executables that are gone.
  ///
  /// The file is replaced as a whole: a reader sees the old one or the new one. Of two runs that write at once, one's
  /// additions are lost, and found out again.
  func store(_ assessments: [String: Assessment]) {
    guard let file else { return }
    var kept = lines().filter { FileSystem.exists($0.key) }
      .mapValues { String(decoding: $0, as: UTF8.self) }
      .reduce(into: [String: String]()) { $0[$1.key] = "\($1.key)\t\($1.value)" }
    for (executable, assessment) in assessments where assessment.lasting {
      guard let state = FileStamp.state(of: executable, library: assessment.interpreter.library) else { continue }
      kept[executable] = CacheRecord(state: state, assessment: assessment).line(executable: executable)
    }
    let text = ([Self.header] + kept.sorted { $0.key < $1.key }.map(\.value)).joined(separator: "\n") + "\n"
    Self.replace(file, with: text)
  }

  /// Each executable's line without its path; empty if the file is not one of these.
  private func lines() -> [String: ArraySlice<UInt8>] {
    guard let file, let bytes = FileSystem.bytes(of: file), bytes.last == Self.newline else { return [:] }
    let all = bytes.split(separator: Self.newline)
    guard let first = all.first, first.elementsEqual(Self.header.utf8) else { return [:] }
    var lines: [String: ArraySlice<UInt8>] = [:]
    for line in all.dropFirst() {
      guard let end = line.firstIndex(of: Self.tab) else { continue }
      lines[String(decoding: line[..<end], as: UTF8.self)] = line[(end + 1)...]
    }
    return lines
  }

  private static func replace(_ file: String, with text: String) {
    FileSystem.makeFolders(FileSystem.parent(of: file))
    let draft = "\(file).\(getpid())"
    guard FileSystem.write(text, to: draft), rename(draft, file) == 0 else {
      unlink(draft)
      return
    }
  }
}
