import Charts
import Lab
import PyScripts
import Reports
import Workloads

/// A report's folder, with its charts drawn where they can be.
struct ReportPage {
  let folder: ReportFolder
  let scripts: PyScripts
  let language: ReportLanguage

  /// Writes the report; says on standard error why charts are missing, if they are.
  ///
  /// - Returns: The file to open.
  func write(_ report: ResearchReport) async throws(ReportFolderError) -> String {
    let drawings = ReportCharts(report, language: language).drawings
    let charts: [ReportChart]
    do throws(ChartRenderer.Failure) {
      guard let python = ChartsPython.locate() else { throw .noPython }
      charts = try await ChartRenderer(python: python, scripts: scripts).draw(drawings)
      if let notice = await ChartFonts.notice(for: language) { Console.tell("gillab: \(notice)") }
    } catch {
      Console.tell("gillab: \(error); the report has their tables")
      charts = drawings.map(\.chart)
    }
    return try folder.write(report, charts: charts, language: language).page
  }
}
