import Foundation
import Testing
import Workloads

/// Where pictures of the page are to go, for whoever changes how it looks: nobody compares them.
private let folder = ProcessInfo.processInfo.environment["GILLAB_SCREENSHOTS"]

@Suite(
  .serialized, .enabled(if: folder != nil, "needs GILLAB_SCREENSHOTS=DIR"),
  .enabled(if: BrowserObstacle.found == nil, BrowserObstacle.comment))
struct ScreenshotTests {
  @Test(arguments: ReportLanguage.allCases, [1280, 390])
  func `pictures of the page, light, dark and unfolded`(_ language: ReportLanguage, _ width: Int) throws {
    let folder = try #require(folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let report = try WrittenReport(SampleReport.full, language)
    let setting = BrowserTab.Setting(width: width, height: width == 390 ? 844 : 900, isPhone: width == 390)
    let tab = try BrowserTab(report, setting)
    func shoot(_ variant: String) throws {
      let file = "\(folder)/\(language.rawValue)-\(width)-\(variant).png"
      try tab.screenshot(to: file)
      #expect(FileManager.default.fileExists(atPath: file))
    }
    for isDark in [true, false] {
      try tab.setScheme(isDark: isDark)
      try shoot(isDark ? "dark" : "light")
    }
    _ = try tab.value("document.querySelectorAll('details').forEach(d => d.open = true), 1", as: Int.self)
    try shoot("unfolded")
  }
}
