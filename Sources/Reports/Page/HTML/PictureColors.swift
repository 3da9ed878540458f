/// The colours of charts and what each becomes on a dark page.
///
/// A picture has its colours as attributes, which a rule of the style sheet overrides.
enum PictureColors {
  /// By the attribute's value: those of Okabe and Ito, which people with any colour vision can tell apart, and neutrals.
  static let dark: [(light: String, dark: String)] = [
    ("#0072b2", "#4aa8e0"), ("#e69f00", "#f0b93a"), ("#009e73", "#2cc295"), ("#d55e00", "#ff8a4c"),
    ("#56b4e9", "#8fd0f5"), ("#cc79a7", "#e39cc4"), ("#f0e442", "#f4ec7a"),
    ("#000000", "#f2f0eb"), ("#000", "#f2f0eb"), ("black", "#f2f0eb"), ("#333333", "#dcdad5"), ("#333", "#dcdad5"),
    ("#555555", "#b9bcc2"), ("#888888", "#8f949c"), ("#888", "#8f949c"), ("#dddddd", "#3a3f46"), ("#ddd", "#3a3f46"),
    ("#ffffff", "#1c1f23"), ("#fff", "#1c1f23"), ("white", "#1c1f23"),
  ]

  static var styleSheet: String {
    dark.map { light, dark in
      "figure svg [fill=\"\(light)\" i]{fill:light-dark(\(light),\(dark))}"
        + "figure svg [stroke=\"\(light)\" i]{stroke:light-dark(\(light),\(dark))}\n"
    }.joined()
  }
}
