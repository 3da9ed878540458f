import Testing

@testable import Interpreters

@Suite struct PythonVersionTests {
  @Test(arguments: ["3", "3.11", "3.11.7", "3.13t", "3.14.0rc1", "3.13.5t", "3.15.0a2t"])
  func `a version is read whole or in part`(text: String) {
    #expect(PythonVersion(text) != nil)
  }

  @Test(arguments: ["", "t", "3.", ".3", "3.11.", "3.11.7.1", "3.x", "python3", "3.11rc1", "3.11.0rc", "٣.١"])
  func `anything else is no version`(text: String) {
    #expect(PythonVersion(text) == nil)
  }

  @Test func `versions are ordered by number, pre-releases first, free-threaded builds last`() {
    let texts = ["3.13.0t", "3.9.18", "3.13.0", "3.10.1", "3.15.0rc1", "3.15.0", "3.15.0a2"]
    let sorted = texts.compactMap { PythonVersion($0) }.sorted().map(\.text)
    #expect(sorted == ["3.9.18", "3.10.1", "3.13.0", "3.13.0t", "3.15.0a2", "3.15.0rc1", "3.15.0"])
  }

  @Test(arguments: [
    ("3.11", "3.11.7", true), ("3", "3.11.7", true), ("3.11.7", "3.11.7", true), ("3.11", "3.12.1", false),
    ("3.11.2", "3.11.7", false), ("3.13", "3.13.5t", false), ("3.13t", "3.13.5t", true), ("3.15", "3.15.0a2", true),
    ("3.15.0a1", "3.15.0a2", false),
  ])
  func `a part of a version names the versions it begins`(part: String, whole: String, isNamed: Bool) throws {
    let (part, whole) = (try #require(PythonVersion(part)), try #require(PythonVersion(whole)))
    #expect(part.names(whole) == isNamed)
  }
}

extension PythonVersion {
  fileprivate var text: String {
    "\(major).\(minor ?? 0).\(micro ?? 0)\(preRelease)\(freeThreaded ? "t" : "")"
  }
}
