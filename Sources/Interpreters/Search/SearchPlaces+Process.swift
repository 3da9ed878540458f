// C's `environ` is a variable that no Swift rule protects; it is read before anything else runs.
@preconcurrency import Glibc

extension SearchPlaces {
  /// What this process was started with.
  public static var ofThisProcess: SearchPlaces {
    let environment = variables()
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? ""
    return SearchPlaces(
      environment: environment, home: home, workingFolder: FileSystem.resolved(".") ?? "/")
  }

  /// The environment's variables; of two of the same name the first, as for `getenv`.
  ///
  /// Foundation's own list costs more time than finding the interpreter.
  private static func variables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<equals])
        if variables[name] == nil { variables[name] = String(text[text.utf8.index(after: equals)...]) }
      }
      next += 1
    }
    return variables
  }
}
