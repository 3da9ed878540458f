import Foundation
import PyScripts
import Subprocess
import SystemPackage
import Testing

/// What render.py does to a picture that Vega has drawn; no vl-convert is needed for it.
@Suite struct PictureTests {
  /// The picture as a page has it, or what is wrong with it.
  private func tidied(_ svg: String) async throws -> String {
    let program = """
      import sys
      sys.path.insert(0, sys.argv[1])
      sys.dont_write_bytecode = True
      import render
      try:
        sys.stdout.write(render.tidied(sys.stdin.read(), "loop"))
      except render.BadChart as error:
        sys.stdout.write(f"bad: {error}")
      """
    let folder = try PyScripts.locate().path("charts")
    return try await Subprocess.run(
      .name("python3"), arguments: ["-B", "-c", program, folder], input: .string(svg),
      output: .string(limit: 100_000), error: .discarded
    ).standardOutput
  }

  @Test func `ids are the chart's own, and so is what refers to them`() async throws {
    let svg = try await tidied(
      """
      <svg><clipPath id="clip1"/><clipPath id="clip10"/><g clip-path="url(#clip1)"/><g clip-path="url(#clip10)"/>\
      <use href="#clip1"/></svg>
      """)
    #expect(
      svg == """
        <svg><clipPath id="loop-clip1"/><clipPath id="loop-clip10"/><g clip-path="url(#loop-clip1)"/>\
        <g clip-path="url(#loop-clip10)"/><use href="#loop-clip1"/></svg>
        """)
  }

  @Test func `places are rounded to what can be seen, and nothing else is`() async throws {
    let svg = try await tidied(
      """
      <path aria-label="0.123456 s" transform="translate(12.34567,-0.0001)" d="M1.23456789e-7,2.5h33.33333333v-18"/>\
      <text x="3.14159">0.123456</text>
      """)
    #expect(
      svg == """
        <path aria-label="0.123456 s" transform="translate(12.35,0)" d="M0,2.5h33.33v-18"/><text x="3.14">0.123456</text>
        """)
  }

  @Test(arguments: [
    "<svg><script>1</script></svg>", "<svg onload=\"x\"></svg>", "<image href=\"http://example.org/x.png\"/>",
    "<a href=\"https://example.org\"/>", "<style>@import 'x'</style>", "<rect fill=\"url(http://example.org)\"/>",
  ])
  func `a picture with a script or a reference to something outside is refused`(svg: String) async throws {
    #expect(try await tidied(svg).hasPrefix("bad: "))
  }

  @Test func `text that speaks of such things is text`() async throws {
    let svg = "<svg><text aria-label=\"a &lt;script> of href\">&lt;script></text></svg>"
    #expect(try await tidied(svg) == svg)
  }
}
