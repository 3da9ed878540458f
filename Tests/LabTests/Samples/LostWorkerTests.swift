import FoundationEssentials
import Glibc
import Testing
import Workloads

/// Round trips whose worker fails at its second payload, while the sender waits for it.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }, .timeLimit(.minutes(3))) struct LostWorkerTests {
  enum Channel: String, CaseIterable {
    case queue, pipe, shared

    /// Makes the channel's own ends, of threads and of processes: `r` is the request, `m` multiprocessing's context.
    var python: (thread: String, ofThreads: String, process: String, ofProcesses: String) {
      switch self {
      case .queue:
        ("_Queues", "Thread(queue.Queue(), queue.Queue())", "_ProcessQueues", "Process(m.Queue(), m.Queue())")
      case .pipe, .shared: ("_ThreadEnds", "Thread(r)", "_ProcessEnds", "Process(r, m)")
      }
    }
  }

  private func run(_ channel: Channel, _ model: PythonModel, failing: String) async throws -> SampleBench.Outcome {
    let ends = channel.python
    let scripts = try AlteredScripts(
      "test_lost",
      """
      import os
      import queue
      import signal

      from workloads import ipc_\(channel.rawValue) as channel
      from workloads import round_trips

      done = 0


      def fail_at_the_second():
          global done
          done += 1
          if done == 2:
              \(failing)


      class Thread(channel.\(ends.thread)):
          def echo(self):
              fail_at_the_second()
              super().echo()


      class Process(channel.\(ends.process)):
          def echo(self):
              fail_at_the_second()
              super().echo()


      async def of_tasks(r, ledger):
          from workloads.round_trips.tasks import by_put_and_get, run_tasks
          import asyncio

          pairs = [(asyncio.Queue(), asyncio.Queue()) for _ in range(r.workers)]
          exchanges, echoes = by_put_and_get(pairs)

          async def echo():
              fail_at_the_second()
              await echoes[0]()

          return await run_tasks(ledger, exchanges, [echo, *echoes[1:]])


      def sample(r):
          # What is killed with it is the sample alone.
          assert os.getpgrp() == os.getpid()
          of_threads, of_processes = lambda r: \(ends.ofThreads), lambda r, m: \(ends.ofProcesses)
          return round_trips.sample(r, of_threads, of_processes, of_tasks)
      """)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    // So much that neither a pipe nor a queue takes a payload that nobody reads.
    let request = SampleRequest(
      workload: "test.lost", model: model.rawValue, workers: 2, size: 500_000, units: 8, seed: 1, directory: "")
    return try await bench.run(request, on: try await Pythons.one)
  }

  @Test(arguments: Channel.allCases, [PythonModel.processFork, .processSpawn, .processForkserver, .processPool])
  func `a process that is killed ends the sample at once`(channel: Channel, model: PythonModel) async throws {
    let outcome = try await run(channel, model, failing: "os.kill(os.getpid(), signal.SIGKILL)")
    #expect(outcome.ending == .exited(code: 1))
    #expect(
      outcome.stderr.contains(model == .processPool ? "BrokenProcessPool" : ", a process, ended with signal 9"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(
    arguments: Channel.allCases,
    [
      PythonModel.thread, .threadPool, .asyncioToThread, .asyncioGather, .asyncioTaskGroup, .processFork, .processPool,
    ])
  func `what a worker raises ends the sample and is told`(channel: Channel, model: PythonModel) async throws {
    let outcome = try await run(channel, model, failing: "raise LookupError('no such channel')")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.contains("LookupError: no such channel"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [PythonModel.processFork, .processSpawn, .processForkserver, .processPool])
  func `shared memory is gone with the processes, however they end`(model: PythonModel) async throws {
    let before = try Self.sharedMemory()
    let outcome = try await run(.shared, model, failing: "os.killpg(0, signal.SIGKILL)")
    #expect(outcome.ending == .signalled(signal: SIGKILL))
    #expect(try Self.sharedMemory().subtracting(before) == [])
  }

  /// The blocks of shared memory that have a name; other tests' semaphores come and go.
  private static func sharedMemory() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: "/dev/shm").filter { !$0.hasPrefix("sem.") })
  }
}
