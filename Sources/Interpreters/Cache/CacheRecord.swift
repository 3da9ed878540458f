/// One line of the cache: fields between tabs.
///
/// Lines rather than JSON: they are read at every start, and Foundation's decoder takes twice as long for them as all
/// the rest of finding the standard interpreter (0.6 ms against 0.25 ms, a release build, first use in the process).
struct CacheRecord {
  let state: String
  let assessment: Assessment

  init(state: String, assessment: Assessment) {
    self.state = state
    self.assessment = assessment
  }

  /// Nil if the line is damaged.
  ///
  /// - Parameter line: What follows the executable's path and its tab.
  init?(_ line: some Sequence<UInt8>) {
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 13, let gil = Interpreter.GIL(rawValue: fields[5]) else { return nil }
    func optional(_ field: String) -> String? { field.isEmpty ? nil : field }
    func list(_ field: String) -> [String] { field.isEmpty ? [] : SearchPlaces.parts(of: field, at: ":") }
    state = fields[0]
    assessment = Assessment(
      interpreter: Interpreter(
        version: fields[2], executable: fields[3], library: optional(fields[4]), gil: gil, ownGIL: fields[6] == "1",
        startMethods: list(fields[7]), defaultStartMethod: optional(fields[8]), usable: fields[9] == "1",
        reason: optional(fields[10]), prefix: fields[11], basePrefix: fields[12]),
      searched: list(fields[1]), lasting: true)
  }

  /// Nil if a field holds a character that the format cannot carry; such an interpreter is asked again each time.
  func line(executable: String) -> String? {
    let it = assessment.interpreter
    let fields = [
      executable, state, assessment.searched.joined(separator: ":"), it.version, it.executable, it.library ?? "",
      it.gil.rawValue, it.ownGIL ? "1" : "0", it.startMethods.joined(separator: ":"), it.defaultStartMethod ?? "",
      it.usable ? "1" : "0", it.reason ?? "", it.prefix, it.basePrefix,
    ]
    guard fields.allSatisfy({ !$0.utf8.contains { $0 < 0x20 } }) else { return nil }
    return fields.joined(separator: "\t")
  }

  /// Whether the files are still as they were when this was concluded.
  func holds(for executable: String) -> Bool {
    let library = assessment.interpreter.library
    return state == FileStamp.state(of: executable, library: library)
      && !assessment.searched.contains { FileSystem.exists($0) }
  }
}
