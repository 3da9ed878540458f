import FoundationEssentials
import GRDB
import Glibc
import Testing
import Workloads

/// `gillab claims` as a user calls it.
struct ClaimsCommandTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.file("guide.md", "# Guide\n\nA unit takes time.\n")
  }

  private var store: String { folder.path + "/results.sqlite" }

  private func claims(_ arguments: [String]) async throws -> Ended {
    try await run(gillab, ["claims", "--store", store] + arguments, in: folder.path)
  }

  private func file(_ claim: String) throws {
    try folder.file(
      "claims.yaml", "document: guide.md\nclaims:\n- id: takes-time\n  quote: A unit takes time\n\(claim)")
  }

  private func report(_ ended: Ended) throws -> ClaimsReport {
    try JSONDecoder().decode(ClaimsReport.self, from: Data(ended.stdout.utf8))
  }

  /// With so small a size a block takes a few tenths of a second.
  private static func claim(_ predicate: String) -> String {
    """
      gloss: A unit takes time.
      tests:
      - {metric: wallSeconds, workload: cpu.pure, size: 100, workers: 1, model: thread, \(predicate), because: clocks go on}
    """
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `what was measured is used again, and the exit status is the verdict's`() async throws {
    try file(Self.claim("atLeast: 0.0000001"))
    let python = ["claims.yaml", "--python", try await Pythons.one.executable, "--json", "-"]
    let first = try await claims(python + ["--budget", "2s"])
    #expect(first.status == "exit 0", "\(first.stderr)")
    #expect(first.stderr.contains("1 of 1 comparisons are to be made"))
    let found = try report(first)
    #expect(found.claims.map(\.line) == [3])
    let verdict = try #require(found.claims.first?.verdicts.first)
    #expect(verdict.verdict == .holds && (verdict.evidence.first?.blocks ?? 0) >= 6)

    let second = try await claims(python)
    #expect(second.status == "exit 0")
    #expect(second.stderr.contains("the store has everything that these claims need"))
    #expect(second.stdout == first.stdout, "the same run gives the same figures")

    try file(Self.claim("atMost: 0.0000001"))
    let failing = try await claims(python + ["--no-measure"])
    #expect(failing.status == "exit 1")
    #expect(try report(failing).claims.first?.verdicts.map(\.verdict) == [.fails])

    let shown = try await claims(python.dropLast(2) + ["--no-measure"])
    #expect(shown.stdout.contains("   3  takes-time\n      A unit takes time.\n"))
    #expect(shown.stdout.contains("What fails:\n  takes-time ("))
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `without figures the exit status is 2`() async throws {
    try file(Self.claim("atLeast: 1"))
    let python = ["claims.yaml", "--python", try await Pythons.one.executable, "--no-measure"]
    let none = try await claims(python)
    #expect(none.status == "exit 2")
    #expect(
      none.stderr.hasSuffix(
        "\(store): there is no store of results yet; gillab claims without --no-measure makes one, and --store names another\n"
      ))
    try KnownRun(id: "20261122-231500-4f2a").keep(in: store)
    let other = try await claims(python)
    #expect(other.status == "exit 2")
    #expect(other.stdout.contains("undecided") && other.stdout.contains("cpu.pure was not measured here"))
  }

  @Test(.enabled(Pythons.missing) { await Pythons.exist })
  func `a store that is locked ends the measuring, what was kept is printed, and the exit status is 2`() async throws {
    let kept = Self.claim("atLeast: 0.0000001")
    let arguments = ["claims.yaml", "--python", try await Pythons.one.executable, "--json", "-", "--budget", "2s"]
    try file(kept)
    #expect(try await claims(arguments).status == "exit 0")
    try file(
      kept + "\n"
        + Self.claim("atLeast: 0.0000001, when: longer").replacing("size: 100,", with: "size: 200,")
        .split(separator: "\n").dropFirst(2).joined(separator: "\n"))
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: store, configuration: settings)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let ended = try await claims(arguments)
    #expect(ended.status == "exit 2")
    #expect(
      ended.stderr.contains(
        "gillab: measuring ended early, and the verdicts are about what was kept until then: \(store): another program "
          + "has locked the store"), "\(ended.stderr)")
    #expect(try report(ended).claims.first?.verdicts.first?.evidence.map(\.outcome) == [.met, .inconclusive])
  }

  @Test func `everything wrong with a claims file is told, and the exit status is 2`() async throws {
    try file("  gloss: g\n  tests: {workload: cpu.pur}\n- {id: b}\n")
    let ended = try await claims(["claims.yaml"])
    #expect(ended.status == "exit 2")
    #expect(
      ended.stderr == """
        gillab: claims.yaml:6:21: workload is cpu.pur, which is none; did you mean cpu.pure?
        gillab: claims.yaml:7:3: the claim b lacks the key quote; add it

        """)
  }

  @Test func `a budget has no meaning where nothing is measured`() async throws {
    let ended = try await claims(["--no-measure", "--budget", "5s"])
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.contains("--budget and --no-measure: leave one of them out"))
  }
}
