import Foundation
import Testing

private let named = ProcessInfo.processInfo.environment["GILLAB_BROWSER"]

/// Whether the tests in a browser run or skip, and that nobody takes one for the other.
@Suite struct BrowserObstacleTests {
  @Test func `a program that cannot be driven is an obstacle that names it, and what to do`() throws {
    let obstacle = try #require(BrowserObstacle.of("/bin/true"))
    #expect(obstacle.hasPrefix("/bin/true cannot be driven here: "))
    #expect(obstacle.contains("GILLAB_BROWSER"))
    #expect(BrowserObstacle.of("/nowhere/chromium")?.contains("No such file or directory") == true)
  }

  @Test(.enabled(if: named != nil, "GILLAB_BROWSER names no browser: without one that works, its tests skip"))
  func `a browser that was named opens a page`() { #expect(BrowserObstacle.found == nil) }
}
