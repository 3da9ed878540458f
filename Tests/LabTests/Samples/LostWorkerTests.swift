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

  /// - Parameters:
  ///   - failing: What a worker does before it sends back its second payload.
  ///   - sending: What the sender does before it sends the second payload.
  ///   - sendingTheLast: What the sender does before it sends the last payload.
  private func run(
    _ channel: Channel, _ model: PythonModel, failing: String, sending: String = "pass", sendingTheLast: String = "pass"
  ) async throws -> SampleBench.Outcome {
    let ends = channel.python
    let scripts = try AlteredScripts(
      "test_lost",
      """
      import multiprocessing
      import os
      import queue
      import signal
      import time

      from workloads import ipc_\(channel.rawValue) as channel
      from workloads import round_trips

      done = 0


      def fail_at_the_second():
          global done
          done += 1
          if done == 2:
              \(failing)


      sent = 0
      futures = []


      def require_all_to_be_there():
          # Long enough for one that does not wait to end.
          time.sleep(0.5)
          assert len(multiprocessing.active_children()) == 2
          assert not any(future.done() for future in futures)


      ended = []


      def require_all_threads_to_be_there():
          # Long enough for one that does not wait to end.
          time.sleep(0.5)
          assert not ended


      def note_ends_of_threads():
          from workloads.round_trips import threads

          echo = threads.echo_in_thread

          def noting(*arguments):
              echo(*arguments)
              ended.append(True)

          threads.echo_in_thread = noting


      def require_all_tasks_to_be_there():
          import asyncio

          assert sum(task.get_coro().__name__ == "echo_all" for task in asyncio.all_tasks()) == 2


      def before_sending():
          global sent
          sent += 1
          if sent == 2:
              \(sending)
          if sent == 8:
              \(sendingTheLast)


      class Thread(channel.\(ends.thread)):
          def exchange(self, payload):
              before_sending()
              return super().exchange(payload)

          def echo(self):
              fail_at_the_second()
              super().echo()


      class Process(channel.\(ends.process)):
          def exchange(self, payload):
              before_sending()
              return super().exchange(payload)

          def echo(self):
              fail_at_the_second()
              super().echo()


      async def of_tasks(r, ledger):
          from workloads.round_trips.tasks import by_put_and_get, run_tasks
          import asyncio

          pairs = [(asyncio.Queue(), asyncio.Queue()) for _ in range(r.workers)]
          exchanges, echoes = by_put_and_get(pairs)

          def counted(exchange):
              async def send(payload):
                  before_sending()
                  return await exchange(payload)

              return send

          async def echo():
              fail_at_the_second()
              await echoes[0]()

          return await run_tasks(ledger, list(map(counted, exchanges)), [echo, *echoes[1:]])


      def sample(r):
          if r.model == "process-pool":
              from workloads.round_trips import processes

              watch = processes.watch
              processes.watch = lambda all, alarm: futures.extend(all) or watch(all, alarm)
          if "thread" in r.model:
              note_ends_of_threads()
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

  @Test(arguments: [
    PythonModel.thread, .threadPool, .asyncioToThread, .processFork, .processSpawn, .processForkserver, .processPool,
  ])
  func `what the sender raises is told, and not what became of its workers`(model: PythonModel) async throws {
    let outcome = try await run(.pipe, model, failing: "pass", sending: "raise LookupError('no such payload')")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.stderr.split(separator: "\n").last == "LookupError: no such payload")
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [PythonModel.processFork, .processSpawn, .processForkserver, .processPool])
  func `a process that has sent back its last payload waits for the sender to be done`(
    model: PythonModel
  ) async throws {
    // The last of the eight goes to worker 1; worker 0 has had all of its own.
    let outcome = try await run(
      .pipe, model, failing: "pass", sendingTheLast: "require_all_to_be_there()")
    #expect(outcome.ending == .exited(code: 0))
    #expect(outcome.stderr == "")
    #expect(outcome.report?.workers.map(\.units) == [4, 4])
  }

  @Test(arguments: [PythonModel.thread, .threadPool, .asyncioToThread, .asyncioGather, .asyncioTaskGroup])
  func `neither a thread nor a task ends before the sender is done`(model: PythonModel) async throws {
    let kind = [.asyncioGather, .asyncioTaskGroup].contains(model) ? "tasks" : "threads"
    let outcome = try await run(.queue, model, failing: "pass", sendingTheLast: "require_all_\(kind)_to_be_there()")
    #expect(outcome.ending == .exited(code: 0))
    #expect(outcome.stderr == "")
    if outcome.report?.unsupported == nil { #expect(outcome.report?.workers.map(\.units) == [4, 4]) }
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
