import Documents
import PyScripts
import Testing
import Workloads

@testable import Lab

/// The claims of the document that gillab carries. Reading them checks every quote, metric, workload and model.
@Suite struct ShippedClaimsTests {
  private let claims: [Claim]
  private let lines: [String]

  init() throws {
    let scripts = try PyScripts.locate()
    claims = try ClaimsFile.shipped(scripts).content.claims
    let document = try Document.load(path: scripts.path("documents/python-concurrency.md"))
    lines = document.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A sentence, a part of one up to a semicolon, or a cell of the table: what a claim may be about.
  private struct Piece {
    let line: Int
    let text: String
  }

  /// Prose by sentence and the table by cell, without headings, code, the table's head and the names of its rows.
  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var isCode = false
    for (place, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isCode.toggle()
        continue
      }
      let isTableHead = place + 1 < lines.count && lines[place + 1].hasPrefix("| ---")
      if isCode || line.isEmpty || line.hasPrefix("#") || line.hasPrefix("| ---") || isTableHead { continue }
      guard line.hasPrefix("|") else {
        pieces += line.split(whereSeparator: "。；".contains).map { Piece(line: place + 1, text: String($0)) }
        continue
      }
      for cell in line.split(separator: "|").dropFirst() where cell.contains(where: { $0 != " " }) {
        pieces.append(Piece(line: place + 1, text: String(cell)))
      }
    }
    return pieces
  }

  @Test func `every sentence and every cell of the table is quoted, but for those that claim nothing`() {
    let untouched = pieces.filter { piece in
      !claims.contains { $0.line == piece.line && piece.text.contains($0.quote) }
    }
    #expect(
      untouched.map { "\($0.line): \($0.text)" } == [
        "1: 在现代编程中，充分利用系统资源以提高程序性能是一个重要的目标",
        "26: > 可参考：[Python 多线程](https://blog.csdn.net/Cloud_Manon/article/details/144318070)",
        "49: > 可参考：[Python 多进程](https://blog.csdn.net/Cloud_Manon/article/details/144400485)",
        "79: 在选择并发模型时，需要考虑以下因素：",
      ])
  }

  @Test func `each of the seven factors is quoted`() {
    let factors = lines.indices.filter { lines[$0].prefix(2).last == "." && lines[$0].first?.isNumber == true }
    #expect(factors.count == 7)
    #expect(factors.allSatisfy { factor in claims.contains { $0.line == factor + 1 } })
  }

  @Test func `what no measurement can settle has a reason and no test`() {
    let open = claims.filter { $0.tests.isEmpty }
    #expect(
      open.map(\.id) == ["table.asyncio.complex", "factor3.threads-development", "factor5.async-code"])
  }

  @Test func `two cores suffice for all of them`() {
    #expect(claims.allSatisfy { $0.leastCores <= 2 })
    let plan = ClaimsPlan(
      claims, pythons: [ClaimPython(build: SyntheticRun.python("3.13.0"), hasGIL: true)], cores: 2)
    #expect(plan.cells.values.joined().allSatisfy { $0.experiment.description?.isWaiting == true || $0.workers <= 2 })
  }

  @Test func `what needs two processors says so`() {
    let needing = claims.filter { claim in
      claim.tests.contains { test in
        let isParallel = test.metric == "efficiency" || test.metric == "speedup" || test.per == "wallSeconds"
        return test.workload.hasPrefix("cpu.") && isParallel
      }
    }
    #expect(
      !needing.isEmpty && needing.allSatisfy { $0.leastCores == 2 },
      "\(needing.filter { $0.leastCores != 2 }.map(\.id))")
  }
}
