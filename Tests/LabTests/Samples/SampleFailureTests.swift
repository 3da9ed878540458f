import PyScripts
import Subprocess
import SystemPackage
import Testing
import Workloads

/// Samples that go wrong in a unit: the last one, which worker 1 does after another.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }, .timeLimit(.minutes(3))) struct SampleFailureTests {
  private func run(
    _ model: PythonModel, unit: String, repeats: Int = 1
  ) async throws -> SampleBench.Outcome {
    let scripts = try AlteredScripts(
      "test_broken",
      """
      from workloads import work


      class Work(work.Work):
          done = 0

          def unit(self, number):
              type(self).done += 1
              if number == 3:
                  \(unit)
              return number
      """)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    let request = SampleRequest(
      workload: "test.broken", model: model.rawValue, workers: 2, size: 1, units: 4, repeats: repeats, seed: 1,
      directory: "")
    return try await bench.run(request, on: try await Pythons.one)
  }

  @Test(arguments: PythonModel.allCases)
  func `what a worker raises ends the sample and is told`(model: PythonModel) async throws {
    let outcome = try await run(model, unit: "raise LookupError('no such unit')")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.contains("LookupError: no such unit"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: PythonModel.allCases)
  func `an end of file that a worker comes to is an error as any other`(model: PythonModel) async throws {
    let outcome = try await run(model, unit: "raise EOFError('no more of it')")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.contains("EOFError: no more of it"))
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: PythonModel.allCases)
  func `the last line of what is told is the worker's own error`(model: PythonModel) async throws {
    let outcome = try await run(model, unit: "raise LookupError('no such unit')")
    #expect(outcome.stderr.split(separator: "\n").last == "LookupError: no such unit")
  }

  /// `global` makes a class that can be written, and that the parent does not know.
  @Test(arguments: [PythonModel.processFork, .processSpawn, .processForkserver], ["global Odd", "pass"])
  func `an error that cannot be sent is told by its text`(model: PythonModel, scope: String) async throws {
    let outcome = try await run(
      model,
      unit: """
        \(scope)
                    class Odd(Exception):
                        pass
                    odd = Odd("no such unit")
                    # More than a pipe takes without a reader.
                    odd.values = bytes(1 << 17)
                    raise odd
        """)
    #expect(outcome.ending == .exited(code: 1))
    let line = try #require(outcome.stderr.split(separator: "\n").last)
    #expect(line.hasPrefix("RuntimeError: ") && line.hasSuffix("Odd: no such unit"))
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [
    PythonModel.serial, .thread, .threadPool, .asyncioGather, .processFork, .processSpawn, .processForkserver,
    .processPool,
  ])
  func `what a worker finds that it cannot do is unsupported`(model: PythonModel) async throws {
    let outcome = try await run(
      model, unit: "from models.request import Unsupported; raise Unsupported('there is no third unit here')")
    #expect(outcome.ending == .exited(code: 0))
    #expect(outcome.report?.unsupported == "there is no third unit here")
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [PythonModel.processFork, .processSpawn, .processForkserver, .processPool], [0, 3])
  func `a process that dies ends the sample, whatever status it ends with`(model: PythonModel, status: Int) async throws
  {
    let outcome = try await run(model, unit: "import os; os._exit(\(status))")
    #expect(outcome.ending == .exited(code: 1))
    #expect(
      outcome.stderr.contains(
        model == .processPool ? "BrokenProcessPool" : "worker 1, a process, ended with exit status \(status)"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(
    arguments: ["memory", "spawn", "fanout"],
    [PythonModel.thread, .threadPool, .asyncioToThread, .processFork, .processPool])
  func `a worker that fails among others that wait ends the sample`(workload: String, model: PythonModel) async throws {
    // Children that are forks have what is replaced here.
    let scripts = try AlteredScripts(
      "test_failing",
      """
      from models import line
      from workloads import \(workload)

      arrive_and_wait = line.Line.arrive_and_wait


      def fail(*_):
          raise LookupError("not here")


      def fail_in_time(self, turn=0):
          if turn == 1 or "\(workload)" == "spawn":
              fail()
          arrive_and_wait(self, turn)


      def sample(request):
          line.Line.arrive_and_wait = fail_in_time
          if "\(workload)" == "fanout":
              fanout.time.sleep = fail
          return \(workload).sample(request)
      """)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    let request = SampleRequest(
      workload: "test.failing", model: model.rawValue, workers: 2, size: 2, units: 2, seed: 1, directory: "")
    let outcome = try await bench.run(request, on: try await Pythons.one)
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.contains("LookupError: not here"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [PythonModel.serial, .threadPool, .processFork, .nativeThread])
  func `repeats that come to different sums are no sample`(model: PythonModel) async throws {
    let outcome = try await run(model, unit: "return type(self).done", repeats: 2)
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.contains("repeat"))
    #expect(outcome.report == nil)
  }

  @Test func `letters that are made fast are those that are made one by one`() async throws {
    let source = """
      import sys; sys.path.insert(0, sys.argv[1])
      from workloads.numbers import direct_letters, letters
      for seed in (0, 1, 7, 2**20 - 1, 2**31 + 5, 2**64 - 1):
          for count in (0, 1, 16384, 16385, 70001):
              assert letters(seed, count) == direct_letters(seed, count), (seed, count)
      assert letters(5, 2**20 + 9)[2**20:] == direct_letters(5, 9)
      """
    let ended = try await Subprocess.run(
      .path(FilePath(try await Pythons.one.executable)),
      arguments: ["-B", "-c", source, try PyScripts.locate().directory], output: .discarded,
      error: .string(limit: 10_000))
    #expect(ended.standardError == "")
  }
}
