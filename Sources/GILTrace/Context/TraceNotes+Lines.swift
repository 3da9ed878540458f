import FoundationEssentials

extension TraceNotes {
  /// Reads notes as the traced processes write them: one JSON object in each line.
  ///
  /// ```
  /// {"kind":"thread","process":1,"nativeID":1,"time":NS,"name":"MainThread"}
  /// {"kind":"stack","process":1,"nativeID":1,"time":NS,"stack":["app.py:3 in work"]}
  /// {"kind":"gil","process":1,"enabled":true}
  /// {"kind":"note","text":"…"}
  /// ```
  /// Times are nanoseconds from the origin of the file of events. A process may be killed while it writes, so a line that
  /// cannot be read is counted and left out.
  public init(jsonLines bytes: some Collection<UInt8>) {
    let decoder = JSONDecoder()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let note = try? decoder.decode(Line.self, from: Data(line)), add(note) else {
        skippedLines += 1
        continue
      }
    }
  }

  /// The same from a file; without notes if there is none.
  public init(contentsOf path: String) {
    let bytes = try? Data(contentsOf: URL(filePath: path))
    self.init(jsonLines: bytes ?? Data())
  }

  /// Every kind's fields; those that a kind needs are checked when it is added.
  private struct Line: Decodable {
    var kind: String
    var process: Int?
    var nativeID: Int?
    var time: UInt64?
    var name: String?
    var stack: [String]?
    var enabled: Bool?
    var text: String?
  }

  private mutating func add(_ line: Line) -> Bool {
    switch (line.kind, line.process, line.nativeID, line.time) {
    case ("thread", let process?, let nativeID?, let time?):
      guard let name = line.name else { return false }
      threadNames.append(ThreadName(process: process, nativeID: nativeID, nanoseconds: time, name: name))
    case ("stack", let process?, let nativeID?, let time?):
      guard let frames = line.stack else { return false }
      stacks.append(Stack(process: process, nativeID: nativeID, nanoseconds: time, frames: frames))
    case ("gil", let process?, _, _):
      guard let enabled = line.enabled else { return false }
      isGILEnabled[process] = enabled
    case ("note", _, _, _):
      guard let text = line.text else { return false }
      texts.append(text)
    default: return false
    }
    return true
  }
}
