import Foundation

/// A page in a browser, as its reader has it.
final class BrowserTab {
  let browser: Chromium
  /// Its folder lasts as long as it does.
  private let report: WrittenReport
  private let session: String

  struct Setting {
    var width = 1280
    var height = 900
    var isPhone = false
    var isDark = false
    var runsScripts = true
  }

  /// Opens a report's page, and waits until it is loaded.
  init(_ report: WrittenReport, _ setting: Setting = Setting()) throws {
    self.report = report
    browser = try Chromium()
    let target = try browser.send("Target.createTarget", ["url": "about:blank"])
    let attached = try browser.send(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String ?? ""
    for domain in ["Page", "Network", "Log", "Runtime", "DOM", "Accessibility"] { try send("\(domain).enable") }
    try send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": setting.width, "height": setting.height, "deviceScaleFactor": setting.isPhone ? 2 : 1,
        "mobile": setting.isPhone,
      ])
    try setScheme(isDark: setting.isDark)
    if !setting.runsScripts { try send("Emulation.setScriptExecutionDisabled", ["value": true]) }
    browser.forgetEvents()
    try send("Page.navigate", ["url": "file://\(report.files.page)"])
    try browser.wait(for: "Page.loadEventFired", session: session)
  }

  @discardableResult
  func send(_ method: String, _ parameters: Chromium.Object = [:]) throws -> Chromium.Object {
    try browser.send(method, parameters, session: session)
  }

  func setScheme(isDark: Bool) throws {
    try send(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
  }

  /// The value of an expression of JavaScript.
  func value<Value>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
    let answer = try send("Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    let result = answer["result"] as? Chromium.Object
    guard let value = result?["value"] as? Value else {
      throw Chromium.Failure(description: "\(expression): \(answer)")
    }
    return value
  }

  func press(_ key: String, code: Int) throws {
    for type in ["keyDown", "keyUp"] {
      try send("Input.dispatchKeyEvent", ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": code])
    }
  }

  func movePointer(x: Double, y: Double) throws {
    try send("Input.dispatchMouseEvent", ["type": "mouseMoved", "x": x, "y": y])
  }

  /// What the browser complained of, and what the page said to the console.
  var complaints: [String] {
    browser.events.compactMap { event in
      switch event.method {
      case "Log.entryAdded":
        let entry = event.parameters["entry"] as? Chromium.Object
        let level = entry?["level"] as? String ?? ""
        return ["error", "warning"].contains(level) ? "\(level): \(entry?["text"] ?? "")" : nil
      case "Runtime.consoleAPICalled": return "console: \(event.parameters["args"] ?? "")"
      case "Runtime.exceptionThrown": return "exception: \(event.parameters["exceptionDetails"] ?? "")"
      default: return nil
      }
    }
  }

  /// Every address that was asked for, the page's own included.
  var requests: [String] {
    browser.events.filter { $0.method == "Network.requestWillBeSent" }.compactMap {
      ($0.parameters["request"] as? Chromium.Object)?["url"] as? String
    }
  }

  /// A picture of all of the page.
  func screenshot(to file: String) throws {
    let answer = try send("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true])
    let data = (answer["data"] as? String).flatMap { Data(base64Encoded: $0) }
    try (data ?? Data()).write(to: URL(filePath: file))
  }
}
