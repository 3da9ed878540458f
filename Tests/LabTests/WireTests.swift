import FoundationEssentials
import Testing

@testable import Workloads

/// What travels between the lab and its workers, and what is written for others.
@Suite struct WireTests {
  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func `a request arrives as it was sent`() throws {
    let snippet = HostedSnippet(
      executable: "/usr/bin/python3", library: "/lib/libpython3.so", document: "/a b/文.md", line: 3,
      source: "x = '\u{0}\u{2028}\\'\r\n", startMethod: nil, guards: [MainGuard(line: 4, condition: "__name__ == 'x'")],
      witness: "/w.py", witnessCache: "/c")
    let probe = ProbeRequest(
      python: HostedPython(executable: "/usr/bin/python3", library: "/lib/libpython3.so", scripts: "/s"),
      tasks: [
        ProbeTask(measure: .ping, threads: 4, switchIntervalSeconds: 5e-5, sampleSeconds: 0.1, seed: .max),
        ProbeTask(measure: .udp, threads: 0, sampleSeconds: 1, seed: 0),
      ])
    let programs: [RunRequest.Program] = [.snippet(snippet), .command(["/bin/echo", ""]), .probe(probe)]
    for program in programs {
      let request = RunRequest(program: program, workingDirectory: "/w", timeoutSeconds: 0.1, outputLimitBytes: 1)
      #expect(try roundTrip(request) == request)
    }
  }

  @Test func `a script has its block's lines where the document has them`() {
    let snippet = HostedSnippet(
      executable: "", library: "", document: "", line: 3, source: "1\n", startMethod: nil, guards: [], witness: "",
      witnessCache: "")
    #expect(snippet.script == "\n\n1\n")
  }

  @Test func `a result arrives as it was sent`() throws {
    let endings: [RunResult.Ending] = [
      .exited(code: 3), .signalled(signal: 9), .timedOut, .killedParent(signal: 15), .supervisorLost(signal: 9),
      .notStarted(reason: "no"),
    ]
    for ending in endings {
      let result = RunResult(
        ending: ending, wallSeconds: 0.1, cpuSeconds: 1e-6, peakBytes: 1 << 40,
        stdout: CapturedOutput(bytes: [0xFF, 0x00], totalBytes: 5),
        leftBehind: [ProcessDescription(pid: 1, command: "a b")],
        events: [RunEvent(kind: .guardNotTaken, pid: 2, name: "x", line: 4)], pid: 2)
      #expect(try roundTrip(result) == result)
    }
  }

  @Test func `output that is cut inside a character loses that character, and is valid`() {
    let bytes = Array("a中".utf8)
    for kept in 1...3 {
      let output = CapturedOutput(bytes: Array(bytes.prefix(kept)), totalBytes: 100)
      #expect(output.text == "a")
      #expect(output.keptBytes == 1)
      #expect(output.isValidUTF8)
      #expect(output.isTruncated)
    }
  }

  @Test func `output that is cut just after a character keeps it`() {
    let output = CapturedOutput(bytes: Array("a中".utf8), totalBytes: 100)
    #expect(output.text == "a中")
    #expect(output.keptBytes == 4)
  }

  @Test func `output that ends inside a character by itself is not valid`() {
    let output = CapturedOutput(bytes: [0x61, 0xE4, 0xB8], totalBytes: 3)
    #expect(output.text == "a\u{FFFD}")
    #expect(!output.isValidUTF8)
    #expect(!output.isTruncated)
  }

  @Test func `a missing value is null in JSON, and a missing key reads as none`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(Finding(kind: "k", message: "m")), as: UTF8.self)
    #expect(json == #"{"kind":"k","line":null,"message":"m"}"#)
    for text in [json, #"{"kind":"k","message":"m"}"#] {
      #expect(try JSONDecoder().decode(Finding.self, from: Data(text.utf8)) == Finding(kind: "k", message: "m"))
    }
  }
}
