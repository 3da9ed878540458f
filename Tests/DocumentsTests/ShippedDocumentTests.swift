import FoundationEssentials
import PyScripts
import Testing

@testable import Documents

@Suite struct ShippedDocumentTests {
  let document: Document
  let scripts: PyScripts

  init() throws {
    scripts = try PyScripts.locate()
    document = try Document.load(path: scripts.path("documents/python-concurrency.md"))
  }

  @Test func `The document is the one it was made from`() {
    #expect(document.bytesSHA256 == "88241d2ef58deb3d45ad24ca9afd851e3e836ea98db62c18869db2343409343f")
    #expect(document.encoding == .utf8)
    #expect(document.notices == [])
    #expect(
      document.snippets.map { "\($0.id) \($0.line)-\($0.endLine) \($0.heading ?? "")" } == [
        "block-1 9-24 多线程：轻量级的并发", "block-2 32-47 多进程：绕过GIL的限制", "block-3 55-68 异步I/O：单线程并发",
      ])
  }

  @Test func `The snippets' files hold the document's blocks, byte for byte`() throws {
    let files = ["threads", "processes", "async_io"].map { scripts.path("snippets/\($0).py") }
    let held = try files.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(document.snippets.map { Data($0.source.utf8) } == held)
  }

  @Test func `A block is the bytes between its fence lines in the file`() throws {
    let file = SourceLines(try FileBytes.read(document.path))
    for snippet in document.snippets {
      let first = try #require(file[snippet.line])
      let last = try #require(file[snippet.endLine])
      #expect(Array(snippet.source.utf8) == Array(file.bytes[first.whole.lowerBound..<last.whole.upperBound]))
    }
  }
}
