/// What all charts have in common. Source: https://vega.github.io/vega-lite/docs/config.html.
public struct VegaLiteConfig: Encodable, Sendable, Hashable {
  public struct Axis: Encodable, Sendable, Hashable {
    // Vega describes axes and legends in English; the table beside the chart says it in the reader's language.
    public var aria = false
    public var labelColor = ChartPalette.quietInk
    public var titleColor = ChartPalette.ink
    public var gridColor = ChartPalette.grid
    public var domainColor = ChartPalette.axis
    public var tickColor = ChartPalette.axis
    public var labelFontSize = 12.0
    public var titleFontSize = 12.5
    public var titleFontWeight = "normal"
    public var titlePadding = 8.0
  }

  public struct Legend: Encodable, Sendable, Hashable {
    public var aria = false
    public var labelColor = ChartPalette.ink
    public var labelFontSize = 12.0
    public var symbolSize = 70.0
    public var symbolStrokeWidth = 1.5
    public var labelLimit = 260.0
    public var columnPadding = 16.0
    public var offset = 10.0
  }

  public struct View: Encodable, Sendable, Hashable {
    /// No frame.
    public var stroke: VegaLiteSetting<String> = .off
  }

  /// No name with a space needs quotes in CSS, which would have to be escaped in each element.
  public var font = ChartPalette.fonts
  public var axis = Axis()
  public var legend = Legend()
  public var view = View()

  public init() {}
}
