import Glibc
import Measurement
import Testing

@testable import Reports

@Suite struct TerminalTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("中文", 4), ("（）", 4), ("e\u{301}", 1), ("–", 1), ("é", 1), ("한", 2), ("｡", 1), ("\u{200B}", 0),
    ("✗", 1), ("µs", 2),
  ])
  func `a text is as wide as a terminal makes it`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func `columns stay aligned beside wide characters, and the last one trails no blanks`() {
    var table = TextTable([("名", .left), ("n", .right), ("note", .left)])
    table.add(["多线程", "1", "ok"])
    table.add(["a", "100", "longer"])
    table.add(["b", "2"])
    #expect(
      table.lines(Palette(isColoured: false)).joined(separator: "\n") == """
        名        n  note
        多线程    1  ok
        a       100  longer
        b         2
        """)
  }

  @Test func `paint takes no columns`() {
    var table = TextTable([("a", .left), ("b", .left)])
    table.add([TextTable.Cell("x", .good), "y"])
    #expect(
      table.lines(Palette(isColoured: true)) == ["\u{1B}[2ma\u{1B}[0m  \u{1B}[2mb\u{1B}[0m", "\u{1B}[32mx\u{1B}[0m  y"])
  }

  @Test func `what is no terminal gets no colour`() {
    #expect(!Palette(for: -1).isColoured)
    #expect(Palette(isColoured: false).paint("x", .bad) == "x")
    #expect(Palette(isColoured: true).paint("x", nil) == "x")
  }

  @Test(arguments: [
    (0, "0.00 s"), (1e-9, "1.00 ns"), (999.6e-9, "1.00 µs"), (1.5e-6, "1.50 µs"), (9.996e-6, "10.0 µs"),
    (0.0009996, "1.00 ms"),
    (0.0612, "61.2 ms"), (0.0999, "99.9 ms"), (0.09996, "100 ms"), (0.9994, "999 ms"), (0.9999, "1.00 s"),
    (1.07, "1.07 s"),
    (9.994, "9.99 s"), (9.996, "10.0 s"), (99.94, "99.9 s"), (99.96, "100 s"), (1234.5, "1235 s"),
  ])
  func `a duration has three digits and the unit that fits them`(seconds: Double, text: String) {
    #expect(Quantity.duration(seconds) == text)
  }

  @Test(arguments: [
    (0, "0 B"), (1023, "1023 B"), (1024, "1.00 KiB"), (17_406_362, "16.6 MiB"), (1_048_474, "1.00 MiB"),
    (1_048_064, "1.00 MiB"), (1_047_552, "1023 KiB"), (1 << 40, "1.00 TiB"), (5 << 50, "5120 TiB"),
  ])
  func `an amount of memory has three digits and the unit that fits them`(bytes: Int, text: String) {
    #expect(Quantity.bytes(bytes) == text)
  }
}
