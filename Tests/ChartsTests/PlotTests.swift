import Testing

@testable import Charts

@Suite struct PlotTests {
  @Test func `rows of a group stand below each other, with room between groups`() {
    let layout = RowLayout(
      [RowLayout.Group(label: "a", rows: 2), RowLayout.Group(label: "b", rows: 1)], rowHeight: 12, gap: 10)
    #expect(layout.height == 56)
    #expect(layout.middle(group: 0, row: 0) == 11)
    #expect(layout.middle(group: 0, row: 1) == 23)
    #expect(layout.middle(group: 1, row: 0) == 45)
    #expect(layout.boundaries == [["y": 34.0]])
    #expect(layout.axis.axis.labelExpr == "{\"17\": \"a\", \"45\": \"b\"}[datum.value]")
  }

  @Test func `an axis is logarithmic where amounts spread over more than a decade`() {
    #expect(PlotAxis.amounts([0.5, 4], .times, title: "").scale.type == .linear)
    #expect(PlotAxis.amounts([0.5, 40], .times, title: "").scale.type == .log)
    #expect(PlotAxis.amounts([], .times, title: "").scale.type == .linear)
    #expect(PlotAxis.amounts([0, 40, .infinity], .times, title: "").scale.domain == .numbers(0, 42))
  }

  @Test func `logarithmic ticks are round numbers within the axis`() {
    #expect(PlotAxis.logarithmicTicks(from: 0.4, to: 30) == [0.5, 1, 2, 5, 10, 20])
    #expect(PlotAxis.logarithmicTicks(from: 9e-6, to: 2) == [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1])
    #expect(PlotAxis.logarithmicTicks(from: 0, to: 2) == [])
    #expect(PlotAxis.logarithmicTicks(from: 2, to: 2) == [])
  }

  @Test(arguments: [
    (ChartUnit.times, 1.934, "1.93×"), (.times, 0.00421, "0.0042×"), (.times, 0.04, "0.040×"),
    (.times, 0.00001, "<0.0001×"), (.exactShare, 0.49876, "49.88%"),
    (.times, 1234, "1,234×"), (.seconds, 0.0612, "61.2 ms"), (.bytes, -2_097_152, "−2.00 MiB"), (.bytes, 512, "512 B"),
    (.share, 0.954, "95%"), (.count, 20_000, "20,000"), (.count, -1_234_567, "−1,234,567"),
    (.perSecond, 18_200, "18.2 k/s"),
  ])
  func `numbers read as people write them`(unit: ChartUnit, value: Double, text: String) {
    #expect(unit.text(value) == text)
  }

  @Test func `an end of an interval of ratios has no sign of its own`() {
    #expect(ChartUnit.times.endText(1.7) == "1.70")
    #expect(ChartUnit.seconds.endText(1.7) == "1.70 s")
  }
}
