import Charts
import Foundation
import FoundationXML
import PyScripts
import Subprocess
import SystemPackage
import Testing
import Workloads

@testable import Lab

/// Real pictures, where a Python with vl-convert is here.
@Suite(.serialized) struct ChartRendererTests {
  private static let missing: Comment = "no Python with vl-convert is here; run make charts"

  /// Nil where it cannot draw.
  private static let renderer = Task<ChartRenderer?, Never> {
    guard let python = ChartsPython.locate(), let scripts = try? PyScripts.locate() else { return nil }
    let tried = try? await Subprocess.run(
      .path(FilePath(python)), arguments: ["-I", "-c", "import vl_convert"], output: .discarded, error: .discarded)
    return tried?.terminationStatus.isSuccess == true ? ChartRenderer(python: python, scripts: scripts) : nil
  }

  @Test(.enabled(missing) { await renderer.value != nil }, arguments: ReportLanguage.allCases)
  func `every chart becomes a picture that is complete in itself and small`(language: ReportLanguage) async throws {
    let renderer = try #require(await Self.renderer.value)
    let drawings = ReportCharts(SampleReport.whole, language: language).drawings
    let charts = try await renderer.draw(drawings)
    #expect(charts.map(\.id) == drawings.map(\.chart.id))
    for chart in charts {
      let svg = try #require(chart.svg, "\(chart.id)")
      #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
      #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(chart.id)")
      #expect(svg.utf8.count < 60_000, "\(chart.id): \(svg.utf8.count) bytes")
      for hint in ["<script", "href=", "@import"] { #expect(!svg.contains(hint), "\(chart.id)") }
      let ids = svg.matches(of: #/\bid="([^"]+)"/#).map { String($0.output.1) }
      #expect(ids.allSatisfy { $0.hasPrefix(chart.id + "-") }, "\(ids)")
    }
  }

  @Test(.enabled(missing) { await renderer.value != nil })
  func `marks carry what a tooltip says, in the reader's language`() async throws {
    let renderer = try #require(await Self.renderer.value)
    let drawings = ReportCharts(SampleReport.whole, language: .simplifiedChinese).drawings
      .filter { $0.chart.id == "speedup-cpu.pure" }
    let svg = try #require(try await renderer.draw(drawings).first?.svg)
    #expect(svg.contains("aria-label=\"Python 3.13.5t process-fork：1.80×（1.70–1.90），更快\""))
    for colour in [ChartPalette.swift, ChartPalette.pythons[0], ChartPalette.freeThreaded[0], ChartPalette.ink] {
      #expect(svg.contains("=\"\(colour)\""), "\(colour)")
    }
    #expect(!svg.contains("X-axis titled"))
  }

  @Test(.enabled(missing) { await renderer.value != nil })
  func `a chart that cannot be drawn is named`() async throws {
    let renderer = try #require(await Self.renderer.value)
    let failure = await #expect(throws: ChartRenderer.Failure.self) {
      _ = try await renderer.pictures(["speedup-cpu.pure": ["mark": "no such mark"]])
    }
    #expect(failure?.description.contains("speedup-cpu.pure: Vega cannot draw it") == true)
  }

  @Test(.enabled(missing) { await renderer.value != nil })
  func `a chart that cannot be drawn leaves the others theirs, whatever their labels say`() async throws {
    let renderer = try #require(await Self.renderer.value)
    let labelled = """
      {"data": {"values": [{"a": "poll once=1 url(http)"}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}
      """
    let pictures = try await renderer.pictures([
      "bad": try JSONDecoder().decode(VegaValue.self, from: Data(#"{"mark": "no such mark"}"#.utf8)),
      "good": try JSONDecoder().decode(VegaValue.self, from: Data(labelled.utf8)),
    ])
    #expect(Array(pictures.keys) == ["good"])
    #expect(pictures["good"]?.contains("once=1") == true)
  }

  @Test func `a Python without vl-convert is named, with what to do`() async throws {
    // Without its site-packages no Python has it.
    let folder = FileManager.default.temporaryDirectory.appending(path: "gillab-charts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let python = folder.appending(path: "python3").path
    try Data("#!/bin/sh\nexec python3 -S \"$@\"\n".utf8).write(to: URL(filePath: python))
    chmod(python, 0o755)
    let renderer = ChartRenderer(python: python, scripts: try PyScripts.locate())
    let failure = await #expect(throws: ChartRenderer.Failure.self) {
      _ = try await renderer.draw(ReportCharts(SampleReport.whole, language: .english).drawings)
    }
    let told = try #require(failure?.description)
    #expect(told.contains("vl-convert-python cannot be used (No module named 'vl_convert')"), "\(told)")
    #expect(told.contains("run make charts, or let GILLAB_CHARTS_PYTHON name the Python of a virtual environment"))
    #expect(told.contains("pip install --user"))
  }

  @Test func `a Python that is not there is named`() async throws {
    let renderer = ChartRenderer(python: "/nowhere/python3", scripts: try PyScripts.locate())
    let failure = await #expect(throws: ChartRenderer.Failure.self) {
      _ = try await renderer.draw(ReportCharts(SampleReport.whole, language: .english).drawings)
    }
    #expect(failure?.description.hasPrefix("the charts are not drawn: /nowhere/python3: ") == true)
  }

  @Test func `nothing to draw needs no Python`() async throws {
    let renderer = ChartRenderer(python: "/nowhere/python3", scripts: try PyScripts.locate())
    #expect(try await renderer.draw([]).isEmpty)
  }
}

@Suite struct ChartsPythonTests {
  @Test func `what the user names comes before what is installed`() {
    let environment = { (name: String) in name == ChartsPython.variable ? "/opt/charts/bin/python3" : nil }
    #expect(
      ChartsPython.locate(option: "python3.12", programFolder: "/", environment: environment) == "python3.12")
    #expect(
      ChartsPython.locate(option: nil, programFolder: "/", environment: environment) == "/opt/charts/bin/python3")
    #expect(ChartsPython.locate(option: nil, programFolder: "/nowhere", environment: { _ in nil }) == nil)
  }

  @Test func `it is looked for beside the build folder, beside the lab and in the user's data folder`() {
    #expect(
      ChartsPython.places(programFolder: "/src/gillab/.build/release", environment: { $0 == "HOME" ? "/home/me" : nil })
        == [
          "/src/gillab/build/charts/bin/python3", "/src/gillab/.build/release/charts/bin/python3",
          "/home/me/.local/share/gillab/charts/bin/python3",
        ])
    #expect(
      ChartsPython.places(
        programFolder: "/usr/libexec/gillab", environment: { ["XDG_DATA_HOME": "/data", "HOME": "/home/me"][$0] })
        == ["/usr/libexec/gillab/charts/bin/python3", "/data/gillab/charts/bin/python3"])
  }

  @Test func `a Chinese report says when no font has its characters`() async {
    #expect(ChartFonts.notice(families: "") != nil)
    #expect(ChartFonts.notice(families: "\n") != nil)
    #expect(ChartFonts.notice(families: "Noto Sans CJK SC\n") == nil)
    #expect(ChartFonts.notice(families: nil) == nil)
    #expect(await ChartFonts.notice(for: .english) == nil)
  }
}

/// Any JSON.
private indirect enum VegaValue: Codable {
  case object([String: VegaValue])
  case array([VegaValue])
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let object = try? container.decode([String: VegaValue].self) {
      self = .object(object)
    } else if let array = try? container.decode([VegaValue].self) {
      self = .array(array)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let object): try container.encode(object)
    case .array(let array): try container.encode(array)
    case .text(let text): try container.encode(text)
    }
  }
}
