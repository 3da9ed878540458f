/// What an interpreter says of itself; the fields of `pyscripts/interpreters/probe.py`.
struct ProbeFacts: Decodable, Sendable {
  let implementation: String
  let version: [Int]
  let releaseLevel: String
  let serial: Int
  let freeThreaded: Bool
  let abiFlags: String
  let executable: String
  let basePrefix: String
  /// `INSTSONAME`: a static build names its archive here.
  let libraryName: String
  let libraryFolder: String
  let multiarch: String
  /// The libpython that the interpreter itself runs on, nil if its code is in the executable.
  let loadedLibrary: String?
  let startMethods: [String]
  let defaultStartMethod: String?

  /// For example `3.15.0a2` or `3.13.5t`.
  var versionText: String {
    let levels = ["alpha": "a", "beta": "b", "candidate": "rc"]
    let suffix = levels[releaseLevel].map { "\($0)\(serial)" } ?? ""
    return version.map(String.init).joined(separator: ".") + suffix + (freeThreaded ? "t" : "")
  }
}
