import Glibc

/// One direction of a plot: every layer uses the same scale, axis and title.
struct PlotAxis {
  let title: String?
  let scale: VegaLiteScale
  let axis: VegaLiteAxis

  func channel(_ field: String) -> VegaLiteChannel {
    VegaLiteChannel(
      field, .quantitative, title: title.map { VegaLiteSetting.on($0) } ?? VegaLiteSetting.off, scale: .on(scale),
      axis: .on(axis))
  }

  /// An axis of amounts: logarithmic where they spread over more than a decade, else from 0.
  ///
  /// - Parameters:
  ///   - values: What must have room, bounds of intervals and references included.
  ///   - isLogarithmic: Nil to choose by the spread.
  static func amounts(_ values: [Double], _ unit: ChartUnit, title: String, isLogarithmic: Bool? = nil) -> PlotAxis {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    let (least, most) = (positive.min() ?? 0.1, positive.max() ?? 1)
    var axis = VegaLiteAxis()
    axis.labelExpr = unit.tickLabel
    axis.grid = true
    axis.ticks = false
    axis.domain = false
    guard isLogarithmic ?? (most > 10 * least) else {
      axis.tickCount = 8
      // What may be less than nothing, such as memory that was given back, keeps its room.
      let first = min(0, values.filter(\.isFinite).min() ?? 0)
      return PlotAxis(
        title: title, scale: VegaLiteScale(.linear, from: 1.05 * first, to: most > 0 ? 1.05 * most : 1), axis: axis)
    }
    let (first, last) = (least / 1.2, most * 1.2)
    axis.values = logarithmicTicks(from: first, to: last)
    return PlotAxis(title: title, scale: VegaLiteScale(.log, from: first, to: last), axis: axis)
  }

  /// 1, 2 and 5 of each decade, or powers of ten where there are many.
  static func logarithmicTicks(from first: Double, to last: Double) -> [Double] {
    guard first > 0, last > first else { return [] }
    let exponents = Int(log10(first).rounded(.down))...Int(log10(last).rounded(.up))
    let steps: [Double] = log10(last / first) > 3 ? [1] : [1, 2, 5]
    // Of exact powers: 10 to a negative power would not be the number that people write.
    let ticks = exponents.flatMap { exponent in
      steps.map { exponent < 0 ? $0 / pow(10, Double(-exponent)) : $0 * pow(10, Double(exponent)) }
    }
    return ticks.filter { $0 >= first && $0 <= last }
  }
}
