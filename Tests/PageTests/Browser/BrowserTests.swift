import Foundation
import Testing
import Workloads

/// What only a browser can tell of a page. One at a time: each is a program of many processes.
@Suite(.serialized, .enabled(if: BrowserObstacle.found == nil, BrowserObstacle.comment)) struct BrowserTests {
  @Test(arguments: ReportLanguage.allCases)
  func `the page asks nobody for anything, and the browser has no complaint`(_ language: ReportLanguage) throws {
    let report = try WrittenReport(SampleReport.full, language)
    let tab = try BrowserTab(report)
    _ = try tab.value("document.querySelectorAll('details').forEach(d => d.open = true), 1", as: Int.self)
    _ = try tab.value("new Promise(done => setTimeout(() => done(1), 300))", as: Int.self)
    #expect(tab.complaints == [])
    #expect(tab.requests.filter { !$0.hasPrefix("data:") } == ["file://\(report.files.page)"])
    #expect(try tab.value("document.title", as: String.self).contains("python-concurrency.md"))
  }

  @Test func `a script that got onto the page would not run`() throws {
    let report = try WrittenReport()
    let page = try report.text(report.files.page)
    let injected = page.replacing(
      "</main>", with: "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script></main>")
    try injected.write(toFile: report.files.page, atomically: true, encoding: .utf8)
    let tab = try BrowserTab(report)
    _ = try tab.value("new Promise(done => setTimeout(() => done(1), 300))", as: Int.self)
    #expect(try tab.value("document.title", as: String.self) != "owned")
    #expect(!tab.complaints.isEmpty)
  }

  @Test func `the verdict table is what the reader sees first, with a name for those who hear the page`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let top: Double = try tab.value("document.querySelector('table').getBoundingClientRect().top")
    #expect(top < 900)
    #expect(try tab.value("document.querySelector('main table').className", as: String.self) == "verdicts")
    let tree = try tab.send("Accessibility.getFullAXTree")
    let nodes = tree["nodes"] as? [Chromium.Object] ?? []
    func text(_ node: Chromium.Object, _ key: String) -> String {
      (node[key] as? Chromium.Object)?["value"] as? String ?? ""
    }
    let tables = nodes.filter { text($0, "role") == "table" }.map { text($0, "name") }
    #expect(tables.first == "Every sentence and its verdict")
    #expect(!tables.contains(""))
    #expect(
      Set(nodes.map { text($0, "role") }).isSuperset(of: ["main", "navigation", "banner", "contentinfo", "figure"]))
  }

  @Test func `every picture has a place on the page, and every chart its table`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let boxes: [[Double]] = try tab.value(
      "[...document.querySelectorAll('figure svg')].map(s => [s.getBoundingClientRect().width, s.getBoundingClientRect().height])"
    )
    #expect(boxes.count == 8)
    #expect(boxes.allSatisfy { $0[0] > 300 && $0[1] > 100 })
    #expect(
      try tab.value(
        "[...document.querySelectorAll('figure')].every(f => f.querySelector('figcaption') && f.querySelector('details table'))"
      ))
  }

  @Test func `a mark tells what it is under the pointer, by the keyboard, and not after Escape`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let place: [Double] = try tab.value(
      """
      (() => { const mark = document.querySelectorAll('figure circle[aria-label]')[1];
        mark.scrollIntoView({block: 'center', behavior: 'instant'});
        const box = mark.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; })()
      """)
    let shown = "[...document.querySelectorAll('.tip:not([hidden])')].map(t => t.textContent).join('|')"
    #expect(try tab.value(shown, as: String.self) == "")
    // A page that is still being scrolled hides its tooltips.
    _ = try tab.value(
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))", as: Int.self)
    try tab.movePointer(x: place[0], y: place[1])
    #expect(try tab.value(shown, as: String.self) == "thread: 0.98×")
    try tab.movePointer(x: 5, y: 5)
    #expect(try tab.value(shown, as: String.self) == "")

    // The stop before the picture, then the tab key, as a reader would come to it.
    let before = """
      (() => { const all = [...document.querySelectorAll('a[href], summary, button, [tabindex="0"]')]
          .filter(stop => stop.checkVisibility());
        all[all.indexOf(document.querySelectorAll('.picture')[1]) - 1].focus(); return 1; })()
      """
    _ = try tab.value(before, as: Int.self)
    try tab.press("Tab", code: 9)
    #expect(try tab.value("document.activeElement.className", as: String.self) == "picture")
    #expect(try tab.value(shown, as: String.self) == "serial: 1.0×")
    try tab.press("ArrowDown", code: 40)
    #expect(try tab.value(shown, as: String.self) == "thread: 0.98×")
    try tab.press("Escape", code: 27)
    #expect(try tab.value(shown, as: String.self) == "")
  }

  @Test func `light and dark both keep a contrast of 4.5 to 1 for all text`() throws {
    let tab = try BrowserTab(try WrittenReport())
    _ = try tab.value("document.querySelectorAll('details').forEach(d => d.open = true), 1", as: Int.self)
    let background = "getComputedStyle(document.body).backgroundColor"
    let light: String = try tab.value(background)
    #expect(try tab.value(Contrast.script, as: [String].self) == [])
    try tab.setScheme(isDark: true)
    let dark: String = try tab.value(background)
    #expect(light != dark)
    #expect(try tab.value(Contrast.script, as: [String].self) == [])
    #expect(
      try tab.value("getComputedStyle(document.querySelector('circle')).fill", as: String.self) == "rgb(88, 172, 236)")
  }

  @Test func `a reader's own choice of light or dark goes before the system's`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let background = "getComputedStyle(document.body).backgroundColor"
    let light: String = try tab.value(background)
    _ = try tab.value("document.getElementById('theme').click(), 1", as: Int.self)
    #expect(try tab.value(background, as: String.self) != light)
    #expect(try tab.value("document.getElementById('theme').getAttribute('aria-pressed')", as: String.self) == "true")
  }

  @Test func `what a mark says by the keyboard is announced by a region that screen readers already know`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let region = """
      [...document.querySelectorAll('[role=status]')]
        .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true]')).map(e => e.textContent).join('|')
      """
    let count = "\(region.replacing(".map(e => e.textContent).join('|')", with: ".length"))"
    #expect(try tab.value(count) == 1)
    #expect(try tab.value(region, as: String.self) == "")
    _ = try tab.value("document.querySelectorAll('.picture')[1].focus(), 1", as: Int.self)
    try tab.press("ArrowDown", code: 40)
    #expect(try tab.value(region, as: String.self) == "thread: 0.98×")
    // What is seen beside the mark is not heard a second time.
    #expect(try tab.value("document.querySelector('.tip').getAttribute('aria-hidden')", as: String.self) == "true")
    try tab.press("Escape", code: 27)
    #expect(try tab.value(region, as: String.self) == "")
  }

  @Test(arguments: ReportLanguage.allCases, [1280, 1180, 390])
  func `the contents lie over no part of the page, wherever it is scrolled to`(
    _ language: ReportLanguage, _ width: Int
  ) throws {
    let report = try WrittenReport(SampleReport.full, language)
    let setting = BrowserTab.Setting(width: width, height: width == 390 ? 844 : 900, isPhone: width == 390)
    let tab = try BrowserTab(report, setting)
    let overlaps: [String] = try tab.value(
      """
      (() => {
        const parts = ['header', 'h1', '.subtitle', '#theme', 'main', 'footer', 'main > section > h2', 'table', 'figure'];
        const names = [];
        for (const share of [0, 0.3, 0.7, 1]) {
          scrollTo({ top: share * document.scrollingElement.scrollHeight, behavior: 'instant' });
          const box = document.querySelector('nav ol').getBoundingClientRect();
          for (const part of parts) for (const element of document.querySelectorAll(part)) {
            const other = element.getBoundingClientRect();
            const isApart = box.right <= other.left + 0.5 || other.right <= box.left + 0.5
              || box.bottom <= other.top + 0.5 || other.bottom <= box.top + 0.5;
            if (!isApart && other.width && other.height) names.push(`${part} at ${share}`);
          }
        }
        const title = document.querySelector('h1').getBoundingClientRect();
        const theme = document.getElementById('theme').getBoundingClientRect();
        if (theme.bottom > title.top && theme.left < title.right) names.push('the choice of light or dark over the title');
        return [...new Set(names)];
      })()
      """)
    #expect(overlaps == [])
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a phone's page is no wider than the phone`(_ language: ReportLanguage) throws {
    let report = try WrittenReport(SampleReport.full, language)
    let tab = try BrowserTab(report, BrowserTab.Setting(width: 390, height: 844, isPhone: true))
    _ = try tab.value("document.querySelectorAll('details').forEach(d => d.open = true), 1", as: Int.self)
    let width: Double = try tab.value("document.scrollingElement.scrollWidth")
    #expect(width <= 390)
  }

  @Test func `it can be printed, with what is folded`() throws {
    let tab = try BrowserTab(try WrittenReport())
    let answer = try tab.send("Page.printToPDF")
    let document = (answer["data"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
    let text = String(decoding: document, as: Unicode.ASCII.self)
    #expect(text.hasPrefix("%PDF-"))
    let pages = text.matches(of: #/\/Type\s*\/Page\b(?!s)/#).count
    #expect(pages > 3)
    #expect(try tab.value("document.querySelectorAll('details:not([open])').length") == 0)
  }

  @Test func `without scripts all of it is there`() throws {
    var setting = BrowserTab.Setting()
    setting.runsScripts = false
    let report = try WrittenReport()
    let tables = try report.page().root.all("table").count
    let tab = try BrowserTab(report, setting)
    #expect(try tab.value("document.querySelectorAll('table').length", as: Int.self) == tables)
    #expect(try tab.value("document.getElementById('theme').hidden"))
    #expect(try tab.value("document.querySelectorAll('.tip').length") == 0)
    #expect(tab.complaints == [])
    let top: Double = try tab.value(
      "document.querySelector('table.verdicts tbody tr:last-child').getBoundingClientRect().height")
    #expect(top > 10)
  }
}
