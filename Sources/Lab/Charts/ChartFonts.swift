import Subprocess
import Workloads

/// Whether the fonts are here by which a chart's labels are laid out.
public enum ChartFonts {
  /// Says so where none has the report's characters; nil where one has, or nobody knows.
  ///
  /// The reader's browser draws the letters. How much room they take is reckoned here, though.
  public static func notice(for language: ReportLanguage) async -> String? {
    guard language == .simplifiedChinese else { return nil }
    let listed = try? await Subprocess.run(
      .name("fc-list"), arguments: [":lang=zh-cn", "family"], output: .string(limit: 1_000_000), error: .discarded)
    return notice(families: listed.flatMap { $0.terminationStatus.isSuccess ? $0.standardOutput : nil })
  }

  /// - Parameter families: What `fc-list` found; nil where there is no fontconfig to ask.
  static func notice(families: String?) -> String? {
    guard let families, families.allSatisfy(\.isWhitespace) else { return nil }
    return """
      no font with Chinese characters is installed, so the room for the charts' labels is a guess; install one, for example \
      fonts-noto-cjk
      """
  }
}
