/// A language that a report can be in: its tag (BCP 47) as the command line and the page have it.
public enum ReportLanguage: String, Codable, Sendable, CaseIterable {
  case english = "en"
  case simplifiedChinese = "zh-Hans"
}
