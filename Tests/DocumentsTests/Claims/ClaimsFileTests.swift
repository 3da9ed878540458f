import Testing

@testable import Documents

/// What a claims file may say, and everything that can be wrong with one.
@Suite struct ClaimsFileTests {
  /// Line 2 has what line 3 has too.
  private static let text = """
    # 选择
    多进程可以并行执行
    线程可以并行执行，适合I/O
    """

  private static let vocabulary = ClaimVocabulary(
    workloads: [
      ClaimVocabulary.Workload(
        id: "cpu.pure", metrics: ["speedup", "efficiency", "wallSeconds", "cpuSeconds", "fairness"], hasSerial: true),
      ClaimVocabulary.Workload(
        id: "spawn", metrics: ["speedup", "createOneSeconds"], hasSerial: false, hasWorkers: false),
      ClaimVocabulary.Workload(
        id: "ipc.queue", metrics: ["speedup", "wallSeconds", "payloadBytesPerSecond"], hasSerial: false),
      ClaimVocabulary.Workload(id: "memory", metrics: ["heapBytes", "touchedBytes"], hasSerial: true),
    ],
    models: ["serial", "thread", "process-fork", "swift:thread", "swift:serial", "python:thread"],
    serialModels: ["serial", "swift:serial"], aliases: ["python:thread": "thread"])

  private func claims(_ yaml: String) throws -> DocumentClaims {
    try DocumentClaims(path: "guide.yaml", bytes: Array(yaml.utf8), vocabulary: Self.vocabulary) {
      name throws(DocumentError) in
      guard name == "guide.md" else { throw .noSuchFile(path: name) }
      return try Document(path: name, bytes: Array(Self.text.utf8))
    }
  }

  /// A file of one claim, whose keys begin on line 3, column 5.
  private func claim(_ keys: String) throws -> Claim {
    try claims("document: guide.md\nclaims:\n  - " + keys).claims[0]
  }

  /// A claim with one test, whose keys begin on line 7, column 9.
  private func test(_ keys: String) throws -> [ClaimTest] {
    try claim("id: a\n    quote: 线程\n    gloss: b\n    tests:\n      - " + keys).tests
  }

  @Test(arguments: [
    ("", ": nothing is claimed in it; write document: and claims:"),
    ("claims: []", ":1:1: the file lacks the key document; add it"),
    ("document: guide.md", ":1:1: the file lacks the key claims; add it"),
    ("document: guide.md\nclaims: []", ":2:9: nothing is claimed; write a claim, or remove the file"),
    ("document: other.md\nclaims: []", ":1:11: document: other.md: no such file; check the path"),
    ("documents: guide.md", ":1:1: the file has no key documents; did you mean document?"),
    (
      "document: guide.md\nclaims: [",
      ":3:1: this is not YAML: did not find expected node content; check quotes and indents"
    ),
    (
      "document: guide.md\nmodels: {thread: [serial]}\nclaims: []",
      ":2:10: the group thread has the name of a model; rename it"
    ),
    (
      "document: guide.md\nmodels: {all: [serial, thred]}\nclaims: []",
      ":2:24: the group all is thred, which is no model; did you mean thread?"
    ),
  ]) func `a file that is not of the format is refused`(_ yaml: String, _ message: String) {
    #expect(errorText { try claims(yaml) } == "guide.yaml" + message)
  }

  @Test(arguments: [
    ("quote: 线程", "3:5: this claim lacks the key id; add it"),
    ("id: a", "3:5: the claim a lacks the key quote; add it"),
    ("id: a\n    quote: 线程\n    notMeasurable: b", "3:5: the claim a lacks the key gloss; add it"),
    ("id: a\n    qoute: b", "4:5: a claim has no key qoute; did you mean quote?"),
    (
      "id: a\n    quote: 线程\n    gloss: b",
      "3:5: the claim a needs either tests or notMeasurable; give it one of them"
    ),
    (
      "id: a\n    quote: 线程\n    gloss: b\n    tests: []",
      "6:12: the claim a has no test; add one, or say notMeasurable:"
    ),
    (
      "id: a\n    quote: 线程\n    gloss: b\n    needs: {core: 2}",
      "6:13: needs has no key core; did you mean cores?"
    ),
    (
      "id: a\n    quote: 线程\n    gloss: b\n    gil: maybe",
      "6:10: gil is maybe; it must be one of all, on, off"
    ),
  ]) func `a claim that cannot be used is told with its place`(_ keys: String, _ message: String) {
    #expect(errorText { try claim(keys) } == "guide.yaml:" + message)
  }

  @Test func `a quote that the document does not have names its claim and the nearest line`() {
    #expect(
      errorText { try claim("id: a\n    quote: 线程能够并行执行\n    gloss: b\n    notMeasurable: c") } == """
        guide.yaml:4:12: the quote of a, “线程能够并行执行”, does not stand in one line of guide.md; \
        the nearest is line 3: “线程可以并行执行，适合I/O”
        """)
    #expect(
      errorText { try claim("id: a\n    quote: xyz\n    gloss: b\n    notMeasurable: c") }
        == "guide.yaml:4:12: the quote of a, “xyz”, does not stand in one line of guide.md; no line is like it")
  }

  @Test func `a quote over two lines is none`() {
    let said = errorText { try claim("id: a\n    quote: \"执行\\n线程\"\n    gloss: b\n    notMeasurable: c") }
    #expect(said.hasPrefix("guide.yaml:4:12: the quote of a, “执行\\n线程”, does not stand in one line of guide.md;"))
  }

  @Test func `a quote that stands twice needs its line`() throws {
    func line(_ extra: String) throws -> Int {
      try claim("id: a\n    quote: 可以并行执行\n    gloss: b\n    notMeasurable: c" + extra).line
    }
    #expect(
      errorText { try line("") }
        == "guide.yaml:4:12: the quote of a stands on lines 2, 3; quote more, or say which with line:")
    #expect(try line("\n    line: 3") == 3)
    #expect(
      errorText { try line("\n    line: 1") } == "guide.yaml:4:12: the quote of a stands on line 2, 3, not on line 1")
  }

  @Test func `all claims that are wrong are told at once`() {
    let yaml = """
      document: guide.md
      claims:
        - {id: a, quote: 线程, gloss: b, notMeasurable: c}
        - {id: a, quote: 线程, gloss: b, notMeasurable: c}
        - {id: d, gloss: b}
      """
    #expect(
      errorText { try claims(yaml) } == """
        guide.yaml:4:5: another claim, on line 3, has the id a; rename one
        guide.yaml:5:5: the claim d lacks the key quote; add it
        """)
  }

  @Test(arguments: [
    ("metric: speedup", "7:9: this test lacks the key workload; add it"),
    ("workload: cpu.pur", "7:19: workload is cpu.pur, which is none; did you mean cpu.pure?"),
    ("workload: cpu.pure", "7:9: a test needs one of atLeast, atMost and fastest; give it exactly one"),
    (
      "{workload: cpu.pure, atLeast: 1, atMost: 2}",
      "7:9: a test needs one of atLeast, atMost and fastest; give it exactly one"
    ),
    ("{workload: cpu.pure, atLeast: 1}", "7:9: this test lacks the key metric; add it"),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speed-up}",
      "7:50: metric is speed-up, which cpu.pure does not have; did you mean speedup?"
    ),
    (
      "{workload: memory, atLeast: 1, metric: latency.p50}",
      "7:48: metric is latency.p50, which memory does not have; it has heapBytes, touchedBytes"
    ),
    ("{workload: cpu.pure, atLeast: many, metric: speedup}", "7:39: atLeast is many; it must be a number"),
    ("{workload: cpu.pure, atLeast: nan, metric: speedup}", "7:39: atLeast is nan; it must be a number"),
    ("{workload: cpu.pure, atLeast: 1, metric: speedup}", "7:9: this test lacks the key because; add it"),
    ("{workload: cpu.pure, atLeast: 1, metric: speedup, because: c}", "7:9: this test lacks the key model; add it"),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, because: c, model: thraed}",
      "7:78: model is thraed, which is no model; did you mean thread?"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, because: c, model: [thread, coroutine]}",
      "7:87: model is coroutine, which is no model; gillab list names the models"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, against: thred}",
      "7:68: against is thred, which is no model; did you mean thread?"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, size: 0}",
      "7:65: size is 0; it must be a number from 1 to 16GiB, such as 20000 or 64KiB"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, workers: 0}",
      "7:68: workers is 0; it must be a whole number from 1 to 256"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, among: thread}",
      "7:66: among goes with fastest: true; add that, or remove among"
    ),
    (
      "{workload: cpu.pure, fastest: true, among: thread, against: thread}",
      "7:69: a fastest model is held against all others; remove against"
    ),
    (
      "{workload: cpu.pure, fastest: true, among: thread, tolerance: -1}",
      "7:71: tolerance is -1; it must be a number from 0 to 10"
    ),
    ("{workload: cpu.pure, fastest: no, among: thread}", "7:39: fastest is no; it must be one of true"),
    (
      "{workload: memory, fastest: true, among: thread}",
      "7:9: memory compares no times, so no model is the fastest in it; take another workload"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: speedup, per: wallSeconds}",
      "7:50: speedup per wallSeconds: speedup and efficiency are ratios already; remove per"
    ),
    (
      "{workload: ipc.queue, atLeast: 1, metric: payloadBytesPerSecond}",
      "7:9: payloadBytesPerSecond is a rate, which means little by itself; compare it, with against:"
    ),
    (
      "{workload: ipc.queue, atLeast: 1, metric: speedup}",
      "7:9: nothing does ipc.queue one unit after another; say what it is compared with, with against:"
    ),
    (
      "{workload: cpu.pure, atLeast: 1, metric: efficiency, against: thread}",
      "7:71: efficiency is over one worker of the same language; leave against out, or take speedup"
    ),
  ]) func `a test that cannot be used is told with its place`(_ keys: String, _ message: String) {
    #expect(errorText { try test(keys) } == "guide.yaml:" + message)
  }

  @Test(arguments: [
    (
      "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, model: serial}",
      "7:78: the speedup of serial is over itself, so it is always 1; take another model, or speedup with against:"
    ),
    (
      "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, model: [thread, \"swift:serial\"]}",
      "7:87: the speedup of swift:serial is over itself, so it is always 1; take another model, or speedup with against:"
    ),
    (
      "{because: c, atLeast: 1, metric: efficiency, workload: cpu.pure, model: serial}",
      "7:81: the efficiency of serial is over itself, so it is always 1; take another model, or speedup with against:"
    ),
    (
      "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, against: thread, model: thread}",
      "7:95: thread is held against itself, which says nothing; take another model or other workers"
    ),
    (
      "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, against: thread, model: \"python:thread\"}",
      "7:95: python:thread is held against itself, which says nothing; take another model or other workers"
    ),
    (
      "{because: c, atLeast: 1, metric: wallSeconds, workload: cpu.pure, workers: 2, against: {model: thread, workers: 2}, model: [process-fork, thread]}",
      "7:147: thread is held against itself, which says nothing; take another model or other workers"
    ),
    (
      "{because: c, atLeast: 1, metric: wallSeconds, workload: cpu.pure, against: {model: serial, workers: 2}, model: serial}",
      "7:120: serial is held against itself, which says nothing; take another model or other workers"
    ),
    (
      "{because: c, atLeast: 1, metric: createOneSeconds, workload: spawn, workers: 2, model: thread}",
      "7:86: spawn has as many workers as units, which its size says; remove workers"
    ),
    (
      "{because: c, atLeast: 1, metric: createOneSeconds, workload: spawn, against: {model: process-fork, workers: 2}, model: thread}",
      "7:117: spawn has as many workers as units, which its size says; remove workers"
    ),
    (
      "{because: c, atLeast: 1, metric: createOneSeconds, workload: spawn, model: serial}",
      "7:84: nothing does spawn one unit after another, so serial has no figure in it; remove it"
    ),
    (
      "{because: c, atLeast: 1, metric: wallSeconds, workload: ipc.queue, against: serial, model: thread}",
      "7:85: nothing does ipc.queue one unit after another, so serial has no figure in it; remove it"
    ),
    (
      "{because: c, fastest: true, workload: spawn, among: [thread, serial], model: thread}",
      "7:70: nothing does spawn one unit after another, so serial has no figure in it; remove it"
    ),
    (
      "{because: c, fastest: true, workload: cpu.pure, among: [\"python:thread\"], model: thread}",
      "7:90: among names no model but thread, which is then the fastest; name others"
    ),
    (
      "{because: c, atLeast: 1, metric: wallSeconds, workload: cpu.pure, workers: 2, model: serial}",
      "7:84: serial has one worker, whatever workers says; remove workers"
    ),
    (
      "{because: c, atLeast: 1, metric: fairness, workload: cpu.pure, workers: 1, model: thread}",
      "7:91: fairness is among workers, and here is but one; take a model with several"
    ),
  ]) func `a test that could say nothing is refused`(_ keys: String, _ message: String) {
    #expect(errorText { try test(keys) } == "guide.yaml:" + message)
  }

  @Test(arguments: [
    "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, against: thread, model: serial}",
    "{because: c, atLeast: 1, metric: speedup, workload: cpu.pure, against: \"swift:serial\", model: serial}",
    "{because: c, atLeast: 1, metric: wallSeconds, workload: cpu.pure, workers: 2, against: {model: thread, workers: 1}, model: thread}",
    "{because: c, atLeast: 1, metric: wallSeconds, workload: cpu.pure, workers: 2, against: thread, model: serial}",
    "{because: c, fastest: true, workload: cpu.pure, workers: 2, among: [serial, thread], model: [serial, thread]}",
  ]) func `a test that says something is read`(_ keys: String) throws {
    #expect(try !test(keys).isEmpty)
  }

  @Test func `a claim has all that is written of it`() throws {
    let yaml = """
      document: guide.md
      models: {both: [thread, process-fork]}
      claims:
        - id: parallel
          quote: 线程可以并行执行
          gloss: Threads run in parallel.
          note: On two cores.
          needs: {cores: 2}
          gil: on
          knownToFail: all
          tests:
            - {metric: touchedBytes, per: heapBytes, workload: memory, size: 64KiB, model: thread, atMost: 0.5, because: c}
            - metric: speedup
              workload: cpu.pure
              model: [both, "swift:thread"]
              workers: 2
              against: {model: serial, workers: 1}
              atLeast: 1.5
              because: d
              when: it is bytecode
            - {fastest: true, workload: cpu.pure, model: thread, among: [both, serial], tolerance: 0.25, because: e}
      """
    let claims = try claims(yaml)
    #expect(claims.documentName == "guide.md")
    let claim = try #require(claims.claims.first)
    #expect((claim.line, claim.quote) == (3, "线程可以并行执行"))
    #expect((claim.note, claim.leastCores) == ("On two cores.", 2))
    #expect((claim.builds, claim.knownToFail) == (.withGIL, .all))
    #expect(claim.tests.map(\.model) == ["thread", "thread", "process-fork", "swift:thread", "thread"])
    #expect(claim.tests[0].size == 65536 && claim.tests[0].per == "heapBytes" && claim.tests[0].workers == nil)
    #expect(claim.tests[1].against == ClaimTest.Rival(model: "serial", workers: 1))
    #expect(claim.tests[1].predicate == .atLeast(1.5) && claim.tests[1].when == "it is bytecode")
    #expect(claim.tests[4].predicate == .fastest(among: ["thread", "process-fork", "serial"], tolerance: 0.25))
    #expect(claim.tests[4].metric == "speedup")
  }

  @Test func `the document lies where the file says, seen from the file`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("guide.md", Array(Self.text.utf8))
    let file = try folder.write(
      "claims.yaml",
      Array("document: guide.md\nclaims: {id: a, quote: 线程, gloss: b, notMeasurable: c}".utf8))
    let claims = try DocumentClaims.load(path: file, vocabulary: Self.vocabulary)
    #expect(claims.claims.map(\.line) == [3])
    #expect(claims.documentSHA256.count == 64)
    #expect(
      errorText { try DocumentClaims.load(path: folder.path + "/none.yaml", vocabulary: Self.vocabulary) }
        == "\(folder.path)/none.yaml: no such file; check the path")
  }
}
