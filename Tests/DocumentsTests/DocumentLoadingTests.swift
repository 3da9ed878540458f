import Glibc
import Testing

@testable import Documents

@Suite struct DocumentLoadingTests {
  @Test func `A file that cannot be read says why`() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("empty.md", [])
    #expect(throws: DocumentError.noSuchFile(path: folder.path + "/none.md")) {
      try Document.load(path: folder.path + "/none.md")
    }
    #expect(throws: DocumentError.folder(path: folder.path)) { try Document.load(path: folder.path) }
    #expect(throws: DocumentError.empty(path: empty)) { try Document.load(path: empty) }
    #expect(throws: DocumentError.unreadable(path: empty + "/x", reason: "Not a directory")) {
      try Document.load(path: empty + "/x")
    }
    #expect(throws: DocumentError.tooLarge(path: "/dev/zero", limitBytes: 64 << 20)) {
      try Document.load(path: "/dev/zero")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read every file"))
  func `A file without permission says so`() throws {
    let path = try TemporaryFolder().write("secret.md", Array("x".utf8))
    chmod(path, 0)
    #expect(throws: DocumentError.unreadable(path: path, reason: "Permission denied")) { try Document.load(path: path) }
  }

  @Test func `An error names the thing, what is wrong and what to do`() {
    let errors: [DocumentError] = [
      .noSuchFile(path: "a.md"), .folder(path: "a"), .unreadable(path: "a.md", reason: "Permission denied"),
      .empty(path: "a.md"), .tooLarge(path: "a.md", limitBytes: 64 << 20), .utf16(path: "a.md"),
      .notText(path: "a.md", utf8Offset: 3, gb18030Offset: 5), .noGB18030(path: "a.md", utf8Offset: 3),
    ]
    #expect(
      errors.map(\.description).joined(separator: "\n") == """
        a.md: no such file; check the path
        a: this is a folder; name the files in it
        a.md: cannot be read (Permission denied); check its permissions
        a.md: the file is empty; name one with text in it
        a.md: larger than 64 MiB; name a text file
        a.md: byte 0 begins UTF-16, which is not read; save the file as UTF-8
        a.md: byte 3 is not UTF-8, and byte 5 is not GB18030; save the file as UTF-8
        a.md: byte 3 is not UTF-8, and this system's iconv has no GB18030; save the file as UTF-8
        """)
  }

  @Test func `Bytes that are no text name the first invalid byte`() {
    #expect(throws: DocumentError.notText(path: "x", utf8Offset: 2, gb18030Offset: 2)) {
      try Document(path: "x", bytes: [0x61, 0x62, 0xFF, 0x63])
    }
    // 中 in GB18030, then the first half of a character.
    #expect(throws: DocumentError.notText(path: "x", utf8Offset: 0, gb18030Offset: 2)) {
      try Document(path: "x", bytes: [0xD6, 0xD0, 0xD6])
    }
    #expect(throws: DocumentError.utf16(path: "x")) { try Document(path: "x", bytes: [0xFF, 0xFE, 0x61, 0]) }
  }

  @Test(.enabled(if: GB18030.isAvailable, "this system's iconv has no GB18030"))
  func `A GB18030 file is read, and says so`() throws {
    // "中文" in two bytes each, "𠀀" in four, and a Python block.
    let bytes: [UInt8] =
      Array("```py\nf(".utf8) + [0xD6, 0xD0, 0xCE, 0xC4, 0x95, 0x32, 0x82, 0x36] + Array(")\n```\n".utf8)
    let document = try Document(path: "guide.md", bytes: bytes)
    #expect(document.encoding == .gb18030)
    #expect(document.bytesSHA256 == sha256(bytes))
    #expect(
      summary(document) == """
        block-1 1 2-2:1 "f(中文𠀀)\\n"
        guide.md: byte 8 is not UTF-8, so the file was read as GB18030; save it as UTF-8 to be certain
        """)
  }

  @Test func `UTF-8 is read with or without a byte-order mark`() throws {
    let marked = try document("\u{FEFF}中")
    #expect(marked.encoding == .utf8)
    #expect(marked.text == "中")
    #expect(try document("中").text == "中")
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `Any bytes are read or refused`() {
    var random = SplitMix64(state: 1)
    let pieces: [[UInt8]] = [
      [0], [0xFF], [0x81, 0x30], [0xE4, 0xB8], Array("```py\n".utf8), Array("\r\n> ".utf8), [0x80],
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...9, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? []
      }
      _ = try? Document(path: "x", bytes: bytes)
    }
    for deep in [">", "- ", "[", "*", "`", "```py\n", "#"] {
      _ = try? Document(path: "x", bytes: Array(String(repeating: deep, count: 5_000).utf8))
    }
  }
}
