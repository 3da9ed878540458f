import Foundation
import Reports
import Testing
import Workloads

@Suite struct ReportFolderTests {
  private let place = TemporaryFolder()

  @Test func `a folder that is not there is made, with those above it`() throws {
    let folder = ReportFolder(place.path + "/a/b/")
    try folder.check()
    #expect(!FileManager.default.fileExists(atPath: place.path + "/a"))
    let files = try folder.write(SampleReport.full, charts: SampleCharts.charts(SampleReport.full), language: .english)
    #expect(place.entries("a/b") == ["charts", "data.csv", "index.html", "report.json", "report.md"])
    #expect(files.page == place.path + "/a/b/index.html")
    #expect(files.charts.count == 8)
    #expect(files.charts.allSatisfy { FileManager.default.fileExists(atPath: $0) })
  }

  @Test func `a later report takes the place of an earlier one, and none of its charts stay`() throws {
    let folder = ReportFolder(place.path)
    _ = try folder.write(SampleReport.full, charts: SampleCharts.charts(SampleReport.full), language: .english)
    _ = try folder.write(SampleReport.bare, charts: [], language: .simplifiedChinese)
    #expect(place.entries("") == ["charts", "data.csv", "index.html", "report.json", "report.md"])
    #expect(place.entries("charts") == [])
    #expect(try place.text("index.html").contains("<html lang=\"zh-Hans\">"))
  }

  @Test func `a folder with anything else in it is refused by name`() throws {
    try place.write("notes.txt", "mine")
    #expect(throws: ReportFolderError.notEmpty(path: place.path, entry: "notes.txt")) {
      try ReportFolder(place.path).check()
    }
  }

  @Test func `another program's page is not taken for an earlier report`() throws {
    try place.write("index.html", "<title>mine</title>")
    let folder = ReportFolder(place.path)
    #expect(throws: ReportFolderError.notEmpty(path: place.path, entry: "index.html")) {
      _ = try folder.write(SampleReport.bare, charts: [], language: .english)
    }
    #expect(try place.text("index.html") == "<title>mine</title>")
  }

  @Test func `something of the user's among the charts is not removed with them`() throws {
    let folder = ReportFolder(place.path)
    _ = try folder.write(SampleReport.full, charts: SampleCharts.charts(SampleReport.full), language: .english)
    try place.write("charts/mine.txt", "mine")
    #expect(throws: ReportFolderError.notEmpty(path: place.path, entry: "charts/mine.txt")) { try folder.check() }
  }

  @Test func `a file in the folder's place is told`() throws {
    try place.write("file", "")
    #expect(throws: ReportFolderError.notAFolder(path: place.path + "/file")) {
      try ReportFolder(place.path + "/file").check()
    }
    #expect(throws: ReportFolderError.self) { try ReportFolder(place.path + "/file/below").check() }
  }

  @Test func `a chart whose name leads out of the folder is refused`() throws {
    let chart = ReportChart(
      id: "../out", section: .speedup, title: "", caption: "", table: ReportTable(columns: [], rows: []),
      svg: "<svg></svg>")
    #expect(throws: ReportFolderError.badChartName(id: "../out")) {
      _ = try ReportFolder(place.path + "/new").write(SampleReport.bare, charts: [chart], language: .english)
    }
    #expect(!FileManager.default.fileExists(atPath: place.path + "/new"))
  }

  @Test func `a report that cannot be written leaves the earlier one whole`() throws {
    let folder = ReportFolder(place.path)
    _ = try folder.write(SampleReport.full, charts: SampleCharts.charts(SampleReport.full), language: .english)
    let before = try place.text("index.html")
    var broken = SampleReport.full
    broken.madeAt = .infinity
    #expect(throws: ReportFolderError.self) { _ = try folder.write(broken, charts: [], language: .english) }
    #expect(try place.text("index.html") == before)
    #expect(place.entries("") == ["charts", "data.csv", "index.html", "report.json", "report.md"])
  }

  @Test func `a failure in the middle of writing leaves the earlier report whole, and nothing half written`() throws {
    // So deep that a file with a short name can still be made there, and one with a long name cannot.
    var deep = place.path
    while deep.utf8.count < 3900 { deep += "/" + String(repeating: "d", count: min(200, 3950 - deep.utf8.count)) }
    let folder = ReportFolder(deep)
    func chart(_ id: String) -> ReportChart {
      ReportChart(
        id: id, section: .speedup, title: "", caption: "", table: ReportTable(columns: ["a"], rows: []),
        svg: "<svg></svg>")
    }
    _ = try folder.write(SampleReport.full, charts: [chart("short")], language: .english)
    let before = try String(contentsOfFile: deep + "/report.json", encoding: .utf8)
    let long = String(repeating: "l", count: 190)
    #expect(throws: ReportFolderError.self) {
      _ = try folder.write(SampleReport.bare, charts: [chart("first"), chart(long)], language: .english)
    }
    #expect(try String(contentsOfFile: deep + "/report.json", encoding: .utf8) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: deep).sorted() == [
        "charts", "data.csv", "index.html", "report.json", "report.md",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: deep + "/charts") == ["short.svg"])
  }

  @Test func `errors name the folder and say what to do`() {
    #expect(
      ReportFolderError.notEmpty(path: "out", entry: "a.txt").description
        == "out: it holds a.txt, which is no part of a report; name an empty or a new folder with --out")
  }
}
