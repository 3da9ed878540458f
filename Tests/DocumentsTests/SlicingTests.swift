import Testing

@testable import Documents

@Suite struct SlicingTests {
  @Test func `A fence at the margin keeps every byte between its fence lines`() throws {
    let code = "if x:\r\n\ty = 1 \u{2028}\u{0C}\n\n# 全角　é e\u{301}\0\r```x\r\n"
    let blocks = try document("a\r\n```python\r\n" + code + "```\r\n").snippets
    #expect(blocks.map { Array($0.source.utf8) } == [Array(code.utf8)])
    #expect(blocks.map(\.endLine) == [7])
  }

  @Test func `Containers' marks are stripped, and nothing else`() throws {
    #expect(
      summary(
        try document(
          """
          > ~~~py
          > 1
          >  2
          >
          > ~~~

          - a

            ````py
            ```
            \t3
            ````
          1. > ```py
             > 4
             > ```

             ```py
             5
               6
              \u{20}
          """)) == """
          block-1 1 2-4:3 "1\\n 2\\n\\n"
          block-2 9 10-11:3 "```\\n\\t3\\n"
          block-3 13 14-14:6 "4\\n"
          block-4 17 18-20:4 "5\\n  6\\n  "
          guide.md:17: this fence is never closed, so its block runs to line 20; close it
          """)
  }

  @Test func `Half a tab becomes the spaces it stands for`() throws {
    #expect(summary(try document("- ```py\n\tx\n  ```\n")) == "block-1 1 2-2:3 \"  x\\n\"")
  }

  @Test func `Two line endings never become one`() throws {
    #expect(summary(try document("> ```py\n> 1\r>\n> 2\n> ```\n")) == #"block-1 1 2-4:3 "1\r\r\n2\n""#)
  }

  @Test func `An indented fence takes no more than its own indent from each line`() throws {
    #expect(summary(try document("   ```py\n x\n     y\n  ```\n")) == "block-1 1 2-3:2 \"x\\n  y\\n\"")
  }

  @Test func `A byte-order mark belongs to no block`() throws {
    #expect(summary(try document("\u{FEFF}```py\n1\n```")) == "block-1 1 2-2:1 \"1\\n\"")
  }

  @Test(arguments: [
    ("```py\n1", "\"1\"", "2"), ("```py", "\"\"", "1"), ("```py\n1\n``\n", "\"1\\n``\\n\"", "3"),
    ("> ```py\n> 1\n```\n1\n```\n", "\"1\\n\"", "2"), ("> ```py\n> 1\n[a]: ```\n", "\"1\\n\"", "2"),
    ("- ```py\n  1\n\n\nz\n", "\"1\\n\\n\\n\"", "4"),
  ]) func `A fence that is never closed is told`(_ text: String, _ source: String, _ last: String) throws {
    let document = try document(text)
    #expect(document.snippets.map { String(reflecting: $0.source) } == [source])
    #expect(
      document.notices.map { $0.text(path: "guide.md") }.first {
        $0.contains("never")
      } == "guide.md:1: this fence is never closed, so its block runs to line \(last); close it")
  }

  @Test(arguments: ["```py\n1\n```", "```py\n1\n  ````  \t\n", "> ```py\n> 1\n> ```\n", "- > ~~~py\n  > 1\n  > ~~~\n"])
  func `A closed fence is not called open`(_ text: String) throws {
    #expect(try document(text).notices == [])
  }

  /// Documents put together at random from lines that nest, indent, tear and close fences in every way that occurs.
  @Test func `What is sliced is what libcmark read, on 3,000 generated documents`() {
    var random = SplitMix64(state: 20_240_229)
    var blocks = 0
    for _ in 0..<3_000 {
      let lines = SourceLines(Array(random.markdown().utf8))
      for block in CommonMarkTree(lines).fencedBlocks {
        blocks += 1
        let code = SlicedCode(block, in: lines)
        // libcmark ends the last line of a document that does not.
        let torn = block.lineCount > 0 && lines.ending(block.fenceLine + block.lineCount).isEmpty
        let sliced = normalised(code.bytes) + (torn ? [UInt8(ascii: "\n")] : [])
        #expect(sliced == block.literal, "of \(String(decoding: lines.bytes, as: UTF8.self).debugDescription)")
        let opening = lines.content(block.fenceLine)
        let plain = opening.starts(with: "```".utf8) || opening.starts(with: "~~~".utf8)
        if plain, let first = lines[block.fenceLine], block.fenceColumn == 1 {
          let end = lines[block.fenceLine + block.lineCount]?.whole.upperBound ?? first.whole.upperBound
          #expect(code.bytes == Array(lines.bytes[first.whole.upperBound..<end]))
        }
      }
    }
    #expect(blocks > 3_000)
  }

  /// A closing fence is one without which the block would go on, so each is made to look like code and the block re-read.
  @Test func `A fence is called open exactly when libcmark reads no fence after it, on 2,000 generated documents`() {
    var random = SplitMix64(state: 7)
    for _ in 0..<2_000 {
      let lines = SourceLines(Array(random.markdown().utf8))
      let open = Set(SnippetExtraction(lines).notices.filter { $0.kind == .unterminatedFence }.map(\.line))
      for block in CommonMarkTree(lines).fencedBlocks {
        let next = block.fenceLine + block.lineCount + 1
        var bytes = lines.bytes
        for index in lines[next]?.content ?? 0..<0 where "`~".utf8.contains(bytes[index]) {
          bytes[index] = UInt8(ascii: "x")
        }
        let reread = CommonMarkTree(SourceLines(bytes)).fencedBlocks.first { $0.fenceLine == block.fenceLine }
        let goesOn = reread.map { $0.lineCount > block.lineCount } ?? false
        #expect(
          open.contains(block.fenceLine) == !goesOn,
          "line \(block.fenceLine) of \(String(decoding: lines.bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// What libcmark does to code: LF for every line ending, U+FFFD for NUL.
  private func normalised(_ bytes: [UInt8]) -> [UInt8] {
    var scalars: [Unicode.Scalar] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    return scalars.flatMap { Array(String($0 == "\r" ? "\n" : $0).utf8) }
  }
}

/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func markdown() -> String {
    let prefixes = ["", "", "", " ", "  ", "   ", "    ", "\t", "> ", ">", ">\t", "- ", "  - ", "1. ", "   > ", "> > "]
    let bodies = [
      "```python", "``` py", "~~~py", "```", "~~~", "````", "x = 1", "\ty", "", " ", "    z", "# 标题", "a\0b",
      "c\u{2028}d", "全角　", "[a]: ```", "``` `", "<!--", "***", "`````py {#n}",
    ]
    let endings = Bool.random(using: &self) ? ["\n"] : ["\n", "\r\n", "\r"]
    var text = ""
    var prefix = ""
    for _ in 0..<Int.random(in: 1...14, using: &self) {
      // Staying in a container most of the time makes blocks that are longer than one line.
      if Int.random(in: 0..<3, using: &self) == 0 { prefix = prefixes.randomElement(using: &self) ?? "" }
      text += prefix + (bodies.randomElement(using: &self) ?? "") + (endings.randomElement(using: &self) ?? "")
    }
    return Bool.random(using: &self) ? text : String(text.unicodeScalars.dropLast())
  }
}
