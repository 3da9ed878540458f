import Foundation
import Reports
import Workloads

/// A report in a folder of its own, which goes with it.
final class WrittenReport {
  let folder: String
  let files: ReportFiles

  init(
    _ report: ResearchReport = SampleReport.full, _ language: ReportLanguage = .english, charts: [ReportChart]? = nil
  ) throws {
    folder = "\(FileManager.default.temporaryDirectory.path)/gillab-page-\(UUID().uuidString)"
    files = try ReportFolder(folder).write(
      report, charts: charts ?? SampleCharts.charts(report), language: language)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  var markdown: String { get throws { try text(files.markdown) } }

  /// The page, read, with what is wrong with it.
  func page() throws -> (root: MarkupNode, problems: [String]) {
    var reader = MarkupReader(try text(files.page))
    let root = reader.read()
    return (root, reader.problems)
  }

  func json() throws -> JSONDocument { try JSONDocument(Data(contentsOf: URL(filePath: files.json))) }
}
