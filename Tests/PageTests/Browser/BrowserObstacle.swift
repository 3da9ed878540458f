import Foundation
import Testing

/// Why no page can be looked at in a browser here. One that starts and shows a page wrongly is no obstacle: tests fail then.
enum BrowserObstacle {
  /// Nil where a browser starts and opens a file of the temporary folder. Found out once, and told.
  static let found: String? = {
    let obstacle = Chromium.program.map(of) ?? "no chromium, chromium-browser or google-chrome is on PATH"
    if let obstacle { FileHandle.standardError.write(Data("the tests in a browser skip: \(obstacle)\n".utf8)) }
    return obstacle
  }()

  /// Beside each test that skips for it. Comments are made before anyone knows whether the test is wanted, so this one
  /// starts no browser.
  static let comment: Comment = """
    needs a browser that opens a page here: chromium, chromium-browser or google-chrome on PATH, or GILLAB_BROWSER; \
    standard error says what is wrong with the one there is
    """

  /// Has the program open a file where the tests have theirs.
  static func of(_ program: String) -> String? {
    let title = "gillab-\(UUID().uuidString)"
    let file = FileManager.default.temporaryDirectory.appending(path: "\(title).html")
    do {
      try Data("<!DOCTYPE html><title>\(title)</title>".utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let browser = try Chromium(program)
      let shown = try browser.title(of: file.path)
      guard shown != title else { return nil }
      return """
        \(program) starts but does not open \(file.path), as a snap's does not: name another one in GILLAB_BROWSER, or \
        a folder that it may read in TMPDIR
        """
    } catch {
      return "\(program) cannot be driven here: \(error); name another browser in GILLAB_BROWSER"
    }
  }
}

extension Chromium {
  /// The title of a file's page, once it is loaded; empty where there is none.
  fileprivate func title(of file: String) throws -> String {
    let target = try send("Target.createTarget", ["url": "about:blank"])
    let attached = try send("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    let session = attached["sessionId"] as? String ?? ""
    try send("Page.enable", session: session)
    let opened = try send("Page.navigate", ["url": "file://\(file)"], session: session)
    if opened["errorText"] != nil { return "" }
    try wait(for: "Page.loadEventFired", session: session)
    let answer = try send("Runtime.evaluate", ["expression": "document.title"], session: session)
    return (answer["result"] as? Object)?["value"] as? String ?? ""
  }
}
