import Interpreters
import Lab
import Testing
import Workloads

/// What differs between Pythons and start methods, and what differs by itself.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct OutputComparisonTests {
  private static let hasTwo = "only one Python that gillab can embed is installed"
  private let varies = "note output-varies: its output differs from run to run, so runs are not compared"

  @Test(.enabled(Comment(rawValue: hasTwo)) { await Pythons.span.count > 1 })
  func `output that depends on the Python is a finding`() async throws {
    let pythons = Array(await Pythons.span.prefix(2))
    let runs = try await Bench(blocks: "import sys\nprint(*sys.version_info[:2])").runs(pythons)
    let versions = pythons.map { $0.version.split(separator: ".").prefix(2).joined(separator: " ") }
    #expect(
      runs.map(\.told) == [
        "ok 0",
        """
        finding 0
        output-differs: what it prints depends on Python: compared with Python \(pythons[0].version) with fork \
        it has “\(versions[1])”
        """,
      ])
  }

  @Test(arguments: await Pythons.span)
  func `output that depends on the start method is a finding`(python: Interpreter) async throws {
    let runs = try await Bench(
      blocks: """
        import multiprocessing

        state = "imported"

        def work():
            print(state)

        if __name__ == "__main__":
            state = "changed"
            child = multiprocessing.Process(target=work)
            child.start()
            child.join()
        """
    ).runs([python], [.fork, .spawn, .forkserver])
    let differs = """
      finding 0
      output-differs: what it prints depends on the start method: compared with Python \(python.version) with fork \
      it has “imported”
      """
    #expect(runs.map(\.told) == ["ok 0", differs, differs])
  }

  @Test(arguments: ["import random\nprint(random.random())", "import time\nprint(time.perf_counter_ns())"])
  func `output that differs by itself is no finding but a note`(block: String) async throws {
    let python = try await Pythons.one
    let runs = try await Bench(blocks: "import multiprocessing\n" + block).runs([python], [.fork, .spawn])
    #expect(runs.map(\.told) == ["ok 0\n\(varies)", "ok 0"])
  }

  @Test(arguments: ["import os\nprint('pid', os.getpid())", "print(object())", "print(hex(id(object())))"])
  func `process numbers and addresses are no difference`(block: String) async throws {
    let python = try await Pythons.one
    let runs = try await Bench(blocks: "import multiprocessing\n" + block).runs([python], [.fork, .spawn])
    #expect(runs.map(\.told) == ["ok 0", "ok 0"])
  }

  @Test(.enabled(Comment(rawValue: hasTwo)) { await Pythons.span.count > 1 })
  func `an address in decimal digits differs by itself, though forks of one worker share it`() async throws {
    let runs = try await Bench(blocks: "print(id(object()))").runs(Array(await Pythons.span.prefix(2)), [.default])
    #expect(runs.map(\.told) == ["ok 0\n\(varies)", "ok 0"])
  }

  @Test func `the order in which threads print is no difference`() async throws {
    let python = try await Pythons.one
    let runs = try await Bench(
      blocks: """
        import multiprocessing, threading

        threads = [threading.Thread(target=print, args=(f"{n}\\n",), kwargs={"end": ""}) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        """
    ).runs([python], [.fork, .spawn])
    #expect(runs.map(\.told) == ["ok 0", "ok 0"])
  }

  @Test func `a block without multiprocessing runs once, since start methods change nothing`() async throws {
    let python = try await Pythons.one
    let runs = try await Bench(blocks: "print(1)").runs([python], [.fork, .spawn, .forkserver])
    let reason = "start methods change nothing: the block does not load multiprocessing"
    #expect(runs.map(\.status) == [.ok, .skipped, .skipped])
    #expect(runs.map(\.reason) == [nil, reason, reason])
  }
}
