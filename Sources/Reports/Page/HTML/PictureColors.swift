/// The colours of charts and what each becomes on a dark page.
///
/// A picture has its colours as attributes, which a rule of the style sheet overrides. Those that tell series apart keep
/// their hue and become lighter; what lies under text becomes darker.
enum PictureColors {
  /// Neutrals: paper, ink, axes, grid.
  private static let neutrals: [(light: String, dark: String)] = [
    ("#ffffff", "#1c1f23"), ("#fff", "#1c1f23"), ("white", "#1c1f23"),
    ("#1f2328", "#e7e5e0"), ("#000000", "#e7e5e0"), ("#000", "#e7e5e0"), ("black", "#e7e5e0"),
    ("#57606a", "#a9aeb6"), ("#8c959f", "#6f7680"), ("#e1e5ea", "#363b42"), ("#6e7781", "#9aa1aa"),
  ]

  /// Of languages, interpreters and models: lightness from 0.40 to 0.85 moved to 0.66 to 0.86 in OKLCH.
  private static let series: [(light: String, dark: String)] = [
    ("#d55e00", "#ff8c4c"), ("#0072b2", "#58acec"), ("#56b4e9", "#74ccff"), ("#009e73", "#56c99d"),
    ("#cc79a7", "#ed9bc7"), ("#6f4fa3", "#ab8de3"), ("#7a5c1e", "#b99a62"), ("#3d4f8f", "#8095d8"),
    ("#a0355c", "#e47899"), ("#e69f00", "#f9b53f"), ("#9a7d00", "#c7ab4f"), ("#c7b200", "#d9c63f"),
    ("#0173b2", "#58acec"), ("#de8f05", "#f8ac45"), ("#029e73", "#56c99d"), ("#cc78bc", "#ec99db"),
    ("#56b4e8", "#74ccfe"), ("#8a6d3b", "#bfa272"), ("#d65e02", "#ff8c4c"), ("#5a5a8c", "#9799cc"),
    ("#949494", "#b7b7b7"), ("#b04a5a", "#ea838f"), ("#3f7f7f", "#78b4b4"), ("#a6a03a", "#c4bf62"),
    ("#1f6fb5", "#62a9f0"), ("#f0b354", "#f9bf67"),
  ]

  /// Fills that have text upon them.
  private static let grounds: [(light: String, dark: String)] = [
    ("#a9d8f2", "#1d4f6e"), ("#f7cfa4", "#6b4318"), ("#dcdfe3", "#3a3f46"),
  ]

  /// By the attribute's value, in lower case.
  static let dark = neutrals + series + grounds

  static var styleSheet: String {
    dark.map { light, dark in
      "figure svg [fill=\"\(light)\" i]{fill:light-dark(\(light),\(dark))}"
        + "figure svg [stroke=\"\(light)\" i]{stroke:light-dark(\(light),\(dark))}\n"
    }.joined()
  }
}
