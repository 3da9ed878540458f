import Testing
import Workloads

@testable import Charts

@Suite struct TimelineTests {
  @Test func `a time line with too many spans is drawn as far as every span of it has room`() throws {
    let step = 0.001
    let count = 2 * TimelineCharts.mostSpans
    var timeline = SampleReport.timeline
    timeline.toSeconds = Double(count) * step
    timeline.threads = [
      GILTimelineThread(
        name: "MainThread", holds: (0..<count).map { [Double($0) * step, (Double($0) + 0.6) * step] }, waits: [],
        heldSeconds: 1, waitedSeconds: 0)
    ]
    let end = TimelineCharts.end(of: timeline)
    #expect(abs(end - Double(TimelineCharts.mostSpans) * step) < 1e-9)
    var report = SampleReport.empty
    report.timelines = [timeline]
    let drawing = try #require(ReportCharts(report, language: .english).drawings.first)
    #expect(drawing.spec.layer.map(\.data.values.count).max() == TimelineCharts.mostSpans)
    #expect(drawing.chart.caption.contains("Only a part"))
  }

  @Test func `a time line with few spans is drawn whole`() {
    #expect(TimelineCharts.end(of: SampleReport.timeline) == SampleReport.timeline.toSeconds)
  }

  @Test func `two programs on one Python have titles that tell them apart, in both languages`() {
    var report = SampleReport.empty
    var other = SampleReport.timeline
    other.program = ["/a/long/way/to/convoy.py"]
    report.timelines = [SampleReport.timeline, other]
    #expect(
      ReportCharts(report, language: .english).drawings.map(\.chart.title) == [
        "Who holds the GIL: two_threads.py --quick, Python 3.13.0", "Who holds the GIL: convoy.py, Python 3.13.0",
      ])
    let chinese = ReportCharts(report, language: .simplifiedChinese).drawings.map(\.chart.title)
    #expect(chinese == ["谁持有 GIL：two_threads.py --quick，Python 3.13.0", "谁持有 GIL：convoy.py，Python 3.13.0"])
  }

  @Test func `a long command line is cut in a title`() {
    var timeline = SampleReport.timeline
    timeline.program = ["run.py", String(repeating: "x", count: 200)]
    #expect(timeline.programName.count == 60 && timeline.programName.hasSuffix("x…"))
    timeline.program = []
    #expect(timeline.programName == "")
  }

  @Test func `a thread without a span has a row in the table and none in the picture`() throws {
    var report = SampleReport.empty
    report.timelines = [SampleReport.timeline]
    let drawing = try #require(ReportCharts(report, language: .english).drawings.first)
    #expect(drawing.chart.table.rows.map { $0[0].text } == ["MainThread", "worker \"1\"", "idle", "the whole program"])
    let labels = drawing.spec.layer.compactMap { layer -> String? in
      guard case .on(let axis)? = layer.encoding.y?.axis else { return nil }
      return axis.labelExpr
    }
    #expect(Set(labels) == ["{\"15\": \"MainThread\", \"45\": \"worker \\\"1\\\"\"}[datum.value]"])
  }
}
