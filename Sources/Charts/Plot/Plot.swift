/// A plot that is drawn layer by layer.
struct Plot {
  /// Of the whole picture, in pixels. A page scales it to its column.
  static let width = 720.0

  /// How a layer's marks get their colour.
  enum Colour {
    /// All have the mark's own.
    case ofMark
    /// The row's field `colour` has it.
    case ofRow
    /// By the row's field `series`, with a legend.
    case keyed(PlotLegend)
  }

  let x: PlotAxis
  let y: PlotAxis
  let height: Double
  private var layers: [VegaLiteLayer] = []

  init(x: PlotAxis, y: PlotAxis, height: Double) {
    self.x = x
    self.y = y
    self.height = height
  }

  init(x: PlotAxis, rows: RowLayout) {
    self.init(x: x, y: rows.axis, height: Double(rows.height))
    draw(rows.boundaries, VegaLiteMark(.rule).with { $0.color = ChartPalette.grid }, y: "y")
  }

  /// Adds a layer, unless it would be empty.
  ///
  /// Rows with a field `description` are told to screen readers, others are not.
  mutating func draw(
    _ rows: [VegaLiteRow], _ mark: VegaLiteMark, x: String? = nil, to x2: String? = nil, y: String? = nil,
    down y2: String? = nil, colour: Colour = .ofMark, line: String? = nil, text: String? = nil
  ) {
    guard let first = rows.first else { return }
    var mark = mark
    var encoding = VegaLiteEncoding()
    encoding.x = x.map(self.x.channel)
    encoding.x2 = x2.map { VegaLiteChannel($0) }
    encoding.y = y.map(self.y.channel)
    encoding.y2 = y2.map { VegaLiteChannel($0) }
    encoding.detail = line.map { VegaLiteChannel($0, .nominal) }
    encoding.text = text.map { VegaLiteChannel($0, .nominal) }
    switch colour {
    case .ofMark: break
    case .ofRow: encoding.color = .literal("colour")
    case .keyed(let legend):
      encoding.color = legend.colour
      if mark.type == .point, legend.isByShape { encoding.shape = legend.shape }
    }
    if encoding.shape == nil, mark.type == .point, first["shape"] != nil { encoding.shape = .literal("shape") }
    if first["description"] != nil {
      encoding.description = VegaLiteChannel("description", .nominal)
    } else {
      mark.aria = false
    }
    layers.append(VegaLiteLayer(rows, mark, encoding))
  }

  /// A dashed rule across the plot.
  mutating func drawReference(x value: Double) {
    draw([["x": .number(value)]], .reference, x: "x")
  }

  func spec(_ title: String) -> VegaLiteSpec {
    VegaLiteSpec(description: title, width: Self.width, height: height, layer: layers)
  }
}

/// Names with their colours, and shapes where points are drawn.
struct PlotLegend {
  private let series: [ChartSeries]
  private let symbol: String?
  fileprivate let isByShape: Bool

  /// - Parameters:
  ///   - symbol: Where shapes do not say which series it is.
  ///   - isByShape: Whether points have the shape of their series.
  init(_ series: [ChartSeries], symbol: String? = nil, isByShape: Bool = true) {
    self.series = series
    self.symbol = symbol
    self.isByShape = isByShape
  }

  /// Names and colours of models or stages, in their order.
  init(categories names: [String], symbol: String? = nil) {
    let colours = ChartPalette.categories
    let shapes = ChartPalette.shapes
    self.init(
      names.enumerated().map { place, name in
        ChartSeries(name: name, colour: colours[place % colours.count], shape: shapes[place % shapes.count])
      }, symbol: symbol)
  }

  subscript(name: String) -> ChartSeries? { series.first { $0.name == name } }

  fileprivate var colour: VegaLiteChannel { channel(series.map(\.colour)) }
  fileprivate var shape: VegaLiteChannel { channel(series.map(\.shape)) }

  private func channel(_ range: [String]) -> VegaLiteChannel {
    // About as many as fit in a line.
    let longest = series.map { $0.name.count }.max() ?? 1
    let columns = max(2, min(series.count, 92 / (longest + 6)))
    return VegaLiteChannel(
      "series", .nominal, title: .off, scale: .on(VegaLiteScale(names: series.map(\.name), range: range)),
      legend: .on(VegaLiteLegend(columns: columns, symbolType: symbol)))
  }
}

extension VegaLiteMark {
  /// A limit, or an ideal.
  static let reference = VegaLiteMark(.rule).with {
    $0.color = ChartPalette.reference
    $0.strokeDash = [5, 4]
  }

  /// An interval.
  static let interval = VegaLiteMark(.rule).with { $0.strokeWidth = 2 }

  static func dot(_ size: Double) -> VegaLiteMark {
    VegaLiteMark(.point).with {
      $0.filled = true
      $0.size = size
      $0.opacity = 1
    }
  }

  /// The light centre of a dot that is not decided.
  static let lightCentre = VegaLiteMark(.point).with {
    $0.filled = true
    $0.color = ChartPalette.paper
    $0.size = 14
    $0.opacity = 1
  }
}
