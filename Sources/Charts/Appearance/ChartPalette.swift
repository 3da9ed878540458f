/// Every colour of the charts.
///
/// Each has its own value, so that a page can give each another one where its background is dark:
/// `svg [fill="#0072B2"]`. Those of series are Okabe and Ito's, which people who see fewer colours tell apart, and some
/// darker ones that keep their distance from these; shapes say the same.
/// Source: https://jfly.uni-koeln.de/color/.
public enum ChartPalette {
  /// Behind everything, and inside of hollow dots.
  public static let paper = "#FFFFFF"
  /// Titles, legends, text on marks.
  public static let ink = "#1F2328"
  /// Labels of axes.
  public static let quietInk = "#57606A"
  /// Lines of axes.
  public static let axis = "#8C959F"
  public static let grid = "#E1E5EA"
  /// Rules that stand for a limit or an ideal.
  public static let reference = "#6E7781"

  /// Native Swift's.
  public static let swift = "#D55E00"
  /// Pythons with a GIL, in the order of the report.
  public static let pythons = ["#0072B2", "#56B4E9", "#009E73", "#CC79A7", "#6F4FA3", "#7A5C1E", "#3D4F8F", "#A0355C"]
  /// Free-threaded Pythons.
  public static let freeThreaded = ["#E69F00", "#9A7D00", "#C7B200"]
  /// Models, or stages, where these are what is told apart.
  public static let categories = [
    "#0173B2", "#DE8F05", "#029E73", "#CC78BC", "#56B4E8", "#8A6D3B", "#D65E02", "#5A5A8C", "#949494", "#B04A5A",
    "#3F7F7F", "#A6A03A",
  ]

  /// Of a time line: a thread that has the GIL, and one that waits for it.
  public static let hold = "#1F6FB5"
  public static let wait = "#F0B354"

  /// Of a grid: what pays, what does not, and what nobody knows.
  public static let pays = "#A9D8F2"
  public static let doesNotPay = "#F7CFA4"
  public static let undecided = "#DCDFE3"

  /// All of them; no two are alike.
  public static let all =
    [paper, ink, quietInk, axis, grid, reference, swift] + pythons + freeThreaded + categories
    + [hold, wait, pays, doesNotPay, undecided]

  /// The reader's own font, then those that have Chinese characters.
  static let fonts =
    "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"

  /// Shapes of points, as many as there are series before they repeat.
  static let shapes = [
    "circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right", "triangle-left",
  ]
}
