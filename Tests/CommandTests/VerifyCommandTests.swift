import FoundationEssentials
import Interpreters
import PyScripts
import Testing
import Workloads

/// `gillab verify` from its command line to its exit status.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct VerifyCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func verify(_ arguments: [String]) async throws -> Ended {
    try await run(gillab, ["verify"] + arguments + ["--python", try await Pythons.one.executable], in: folder.path)
  }

  @Test func `the shipped document is judged alike on every Python and under every start method`() async throws {
    let document = try PyScripts.locate().path("documents/python-concurrency.md")
    let ended = try await run(
      gillab, ["verify", document, "--python", "all", "--start-method", "all", "--json", "-"])
    #expect(ended.status == "exit 1")
    let report = try JSONDecoder().decode(VerificationReport.self, from: Data(ended.stdout.utf8))
    let snippets = try #require(report.documents.first).snippets
    let told = snippets.map { snippet in
      Set(
        snippet.runs.filter { $0.status != .skipped }.map {
          "\($0.startMethod) \($0.status) \($0.findings.map(\.kind))"
        })
    }
    let unguarded = "finding [\"child-exception\", \"output\", \"promise\"]"
    #expect(
      told == [
        ["fork ok []"], ["fork finding [\"promise\"]", "spawn \(unguarded)", "forkserver \(unguarded)"], ["fork ok []"],
      ])
    #expect(snippets.map { $0.twin?.matches } == [true, false, true])
    #expect(snippets[1].twin?.difference == "has “Process * is processing data: 1”")
    #expect(Set(snippets[0].runs.map(\.python)).isSuperset(of: await Pythons.usable.map(\.version)))
  }

  @Test func `standard output is the JSON alone, and every key is there, with null where there is no value`()
    async throws
  {
    try folder.file("guide.md", "# Title\n```py title=x\nprint(1)\n```\n```python\n1 / 0\n```\n```python\n>>> 1\n```\n")
    let ended = try await verify(["guide.md", "--json", "-"])
    #expect(ended.status == "exit 1")
    var json = ended.stdout
    json.replace(#/"(wallSeconds|cpuSeconds)" : [0-9.e-]+/#) { "\"\($0.output.1)\" : SECONDS" }
    json.replace(#/"peakBytes" : \d+/#, with: "\"peakBytes\" : BYTES")
    json.replace(try await Pythons.one.version, with: "VERSION")
    json.replace(#/"stderr" : "Traceback.*"/#, with: "\"stderr\" : \"TRACEBACK\"")
    #expect(json == Self.contract)
    #expect(
      ended.stderr == """
        [1/3] guide.md:3: block-1
        [2/3] guide.md:6: block-2

        """)
  }

  @Test(arguments: [
    ("print(1)", "exit 0"), ("1 / 0", "exit 1"), ("def f(): print(1)", "exit 1"), (">>> 1", "exit 1"),
    ("import os; os.abort()", "exit 1"),
  ])
  func `the exit status tells findings from none`(block: String, status: String) async throws {
    try folder.file("guide.md", "```python\n\(block)\n```\n")
    #expect(try await verify(["guide.md"]).status == status)
  }

  @Test func `a document that cannot be read does not keep the others from being verified`() async throws {
    try folder.file("guide.md", "```python\nprint(1)\n```\n")
    try folder.file("none.md", "")
    let ended = try await verify(["missing.md", ".", "guide.md", "none.md", "--json", "-"])
    #expect(ended.status == "exit 2")
    #expect(
      ended.stderr == """
        [1/1] guide.md:2: block-1
        gillab: missing.md: no such file; check the path
        gillab: .: this is a folder; name the files in it
        gillab: none.md: the file is empty; name one with text in it

        """)
    let report = try JSONDecoder().decode(VerificationReport.self, from: Data(ended.stdout.utf8))
    #expect(report.documents.map(\.path) == ["guide.md"])
  }

  @Test func `JSON goes to a file beside the table`() async throws {
    try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let ended = try await verify(["guide.md", "--json", "out.json"])
    #expect(ended.status == "exit 0")
    #expect(ended.stdout.hasSuffix("\n\n1 block, 1 run, 1 ok\n"))
    let data = try Data(contentsOf: URL(filePath: folder.path + "/out.json"))
    #expect(try JSONDecoder().decode(VerificationReport.self, from: data).schema == "gillab.verify/1")
    let refused = try await verify(["guide.md", "--json", "missing/out.json"])
    #expect(refused.status == "exit 2")
    #expect(refused.stdout == "")
    #expect(
      refused.stderr == """
        gillab: --json missing/out.json: No such file or directory; name a file in a folder that can be written, or - for \
        standard output

        """)
  }

  @Test(arguments: [
    (["--timeout", "0"], "--timeout 0.0: it must be more than 0 and at most 86400 seconds"),
    (["--timeout", "x"], "The value 'x' is invalid for '--timeout <timeout>'"),
    (["--output-limit", "0"], "--output-limit 0: it must be from 1 to 1073741824 bytes"),
    (["--start-method", "threads"], "--start-method threads: it must be default, fork, spawn, forkserver or all"),
    (
      ["--python", "/missing/python"],
      "/missing/python: no such file; `gillab pythons` lists the interpreters there are"
    ),
    (
      ["--python", "nopython"],
      "nopython: no such command on PATH; name a version, a path, or one that `gillab pythons` lists"
    ),
    (
      ["--python", "/bin/ls"],
      "/bin/ls: not a Python interpreter: it does not run Python code; `gillab pythons` lists those there are"
    ),
    (["--python", "9.9"], "9.9: no Python of this version; usable here:"),
  ])
  func `a wrong option is told and ends with 2`(arguments: [String], message: String) async throws {
    try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let ended = try await run(gillab, ["verify", "guide.md"] + arguments, in: folder.path)
    #expect(ended.status == "exit 2")
    #expect(ended.stdout == "")
    #expect(ended.stderr.split(separator: "\n").first.map(String.init) == "gillab: \(message)")
  }

  @Test(.enabled("no Python older than 3.9 is installed") { await Pythons.tooOld != nil })
  func `a Python that is too old is refused, and others are named`() async throws {
    let old = try #require(await Pythons.tooOld)
    try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let ended = try await run(gillab, ["verify", "guide.md", "--python", old.executable], in: folder.path)
    #expect(ended.status == "exit 2")
    #expect(
      ended.stderr.hasPrefix(
        "gillab: \(old.executable): Python \(old.version) is too old; gillab runs CPython 3.9 to 3.15; usable here:\n"))
  }

  @Test func `a libpython that does not load is told in the loader's words`() async throws {
    let library = try folder.file("lib/libpython3.11.so.1.0", "\u{7F}ELF no library")
    let python = try folder.file(
      "bin/python3.11",
      """
      #!/bin/sh
      /bin/cat <<'END'
      {"implementation": "cpython", "version": [3, 11, 9], "releaseLevel": "final", "serial": 0, "freeThreaded": false, \
      "abiFlags": "", "executable": "\(folder.path)/bin/python3.11", "basePrefix": "\(folder.path)", \
      "libraryName": "libpython3.11.so.1.0", "libraryFolder": "\(folder.path)/lib", "multiarch": "", \
      "loadedLibrary": "\(library)", "startMethods": ["fork"], "defaultStartMethod": "fork"}
      END

      """, executable: true)
    try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let ended = try await run(gillab, ["verify", "guide.md", "--python", python], in: folder.path)
    #expect(ended.status == "exit 2")
    #expect(ended.stderr.hasPrefix("gillab: \(python): "))
    #expect(ended.stderr.contains("file too short"))
  }

  private static let contract = #"""
    {
      "documents" : [
        {
          "expectationsSHA256" : null,
          "notices" : [

          ],
          "path" : "guide.md",
          "sha256" : "65baaa6ecc16f1ed0ae6f021f8244da890ef77433c1ce92345d40ca084efe9ae",
          "snippets" : [
            {
              "heading" : "Title",
              "id" : "block-1",
              "language" : "py",
              "line" : 3,
              "runs" : [
                {
                  "cpuSeconds" : SECONDS,
                  "exitCode" : 0,
                  "findings" : [

                  ],
                  "notes" : [

                  ],
                  "peakBytes" : BYTES,
                  "python" : "VERSION",
                  "reason" : null,
                  "signal" : null,
                  "startMethod" : "default",
                  "status" : "ok",
                  "stderr" : "",
                  "stdout" : "1\n",
                  "wallSeconds" : SECONDS
                }
              ],
              "sha256" : "cc42155088fca5730758db72b2a5bca33112a941dfaa2d43098ec422ce4ea213",
              "twin" : null
            },
            {
              "heading" : "Title",
              "id" : "block-2",
              "language" : "python",
              "line" : 6,
              "runs" : [
                {
                  "cpuSeconds" : SECONDS,
                  "exitCode" : 1,
                  "findings" : [
                    {
                      "kind" : "exception",
                      "line" : 6,
                      "message" : "it raised ZeroDivisionError: division by zero"
                    }
                  ],
                  "notes" : [

                  ],
                  "peakBytes" : BYTES,
                  "python" : "VERSION",
                  "reason" : null,
                  "signal" : null,
                  "startMethod" : "default",
                  "status" : "failed",
                  "stderr" : "TRACEBACK",
                  "stdout" : "",
                  "wallSeconds" : SECONDS
                }
              ],
              "sha256" : "5faf0dde2eeedd038959cc2ef00551732a2c360fb66839f83e9113ce8fbf9280",
              "twin" : null
            },
            {
              "heading" : "Title",
              "id" : "block-3",
              "language" : "python",
              "line" : 9,
              "runs" : [
                {
                  "cpuSeconds" : null,
                  "exitCode" : null,
                  "findings" : [
                    {
                      "kind" : "unparsable",
                      "line" : 9,
                      "message" : "Python VERSION cannot parse it: invalid syntax"
                    }
                  ],
                  "notes" : [

                  ],
                  "peakBytes" : null,
                  "python" : "VERSION",
                  "reason" : "Python VERSION cannot parse it: invalid syntax",
                  "signal" : null,
                  "startMethod" : "default",
                  "status" : "skipped",
                  "stderr" : "",
                  "stdout" : "",
                  "wallSeconds" : null
                }
              ],
              "sha256" : "c194862d410c45eeb5f9933c5e4a777b936adbb6ebc6c63cc296bcf7ae2d5ab4",
              "twin" : null
            }
          ]
        }
      ],
      "schema" : "gillab.verify/1"
    }

    """#
}
