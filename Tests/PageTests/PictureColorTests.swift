import Charts
import Testing

@testable import Reports

@Suite struct PictureColorTests {
  @Test func `every colour that a chart can have becomes another one on a dark page`() {
    let dark = Dictionary(PictureColors.dark.map { ($0.light.lowercased(), $0.dark) }) { first, _ in first }
    let unmapped = ChartPalette.all.map { $0.lowercased() }.filter { dark[$0] == nil || dark[$0] == $0 }
    #expect(unmapped == [])
    #expect(!ChartPalette.all.isEmpty)
  }
}
