import Measurement
import Testing
import Workloads

/// What a sample says of its workers, by workloads that look at them.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }, .timeLimit(.minutes(3))) struct SampleWorkersTests {
  private func run(
    _ model: PythonModel, workers: Int = 2, size: Int = 1, units: Int = 4, workload source: String
  ) async throws -> SampleReport {
    let scripts = try AlteredScripts("test_looked_at", source)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    let request = SampleRequest(
      workload: "test.looked.at", model: model.rawValue, workers: workers, size: size, units: units, seed: 1,
      directory: "")
    return try await bench.report(request, on: try await Pythons.one)
  }

  @Test(arguments: PythonModel.allCases)
  func `every worker has done a unit before the first one that counts`(model: PythonModel) async throws {
    let report = try await run(
      model,
      workload: """
        from workloads import work


        class Work(work.Work):
            has_begun = False

            def unit(self, number):
                check = 1 if self.has_begun else 1 << 20
                self.has_begun = True
                return check
        """)
    #expect(report.unsupported == nil)
    #expect(report.checksum == "0000000000000004")
    #expect(report.workers.reduce(0) { $0 + $1.units } == 4)
  }

  @Test(arguments: [PythonModel.threadPool, .processPool, .asyncioToThread])
  func `a pool's worker that was handed nothing counts as one that did nothing`(model: PythonModel) async throws {
    let report = try await run(
      model, workers: 3, units: 1,
      workload: """
        from workloads import work


        class Work(work.Work):
            def unit(self, number):
                return sum(range(1000))
        """)
    #expect(report.workers.map(\.units).sorted() == [0, 0, 1])
    let fairness = try #require(FairnessIndex.jain(report.workers.map(\.unitsInWindow)))
    #expect(abs(fairness - 1.0 / 3) < 1e-9)
  }

  @Test(arguments: [PythonModel.thread, .threadPool, .asyncioToThread])
  func `where the system gives too few threads, those that wait are let go`(model: PythonModel) async throws {
    let report = try await run(
      model, size: 40,
      workload: """
        import resource
        import threading

        from workloads import spawn


        def sample(request):
            # Imports what it needs while there is room.
            request.size, size = 1, request.size
            spawn.sample(request)
            request.size = size
            with open("/proc/self/statm", encoding="ascii") as file:
                taken = int(file.read().split()[0]) * resource.getpagesize()
            threading.stack_size(64 << 20)
            resource.setrlimit(resource.RLIMIT_AS, (taken + (512 << 20), resource.RLIM_INFINITY))
            return spawn.sample(request)
        """)
    let reason = try #require(report.unsupported)
    #expect(reason.hasPrefix("the system gave no more than "))
    let count = reason.split(separator: " ").compactMap { Int($0) }.first
    #expect((1..<40).contains(try #require(count)))
  }

  @Test(arguments: ["fanout", "spawn"], [PythonModel.processFork, .processSpawn, .processPool])
  func `where the system gives too few processes, that is told`(workload: String, model: PythonModel) async throws {
    let report = try await run(
      model, size: 60,
      workload: """
        import resource

        from workloads import \(workload)


        def sample(request):
            # Imports what it needs while there is room.
            request.size, size = 1, request.size
            \(workload).sample(request)
            request.size = size
            # Each process takes a file of its parent at least.
            with open("/dev/null") as file:
                most = file.fileno() + 40
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
            return \(workload).sample(request)
        """)
    let reason = try #require(report.unsupported)
    #expect(reason.hasPrefix("the system gave no more than "))
    #expect(reason.contains(" processes: Too many open files, at most "))
    let count = reason.split(separator: " ").compactMap { Int($0) }.first
    #expect((1..<60).contains(try #require(count)))
  }

  @Test func `where the forkserver is given too few files, its end is told with the limit`() async throws {
    let scripts = try AlteredScripts(
      "test_looked_at",
      """
      import resource

      from workloads import spawn


      def sample(request):
          _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
          request.size, size = 1, request.size
          # The server, which is started by the first process, keeps a file for each that lives.
          resource.setrlimit(resource.RLIMIT_NOFILE, (50, most))
          spawn.sample(request)
          resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
          request.size = size
          return spawn.sample(request)
      """)
    let bench = try SampleBench(scripts: scripts.folder)
    defer { bench.remove() }
    let request = SampleRequest(
      workload: "test.looked.at", model: PythonModel.processForkserver.rawValue, workers: 1, size: 60, units: 60,
      seed: 1, directory: "")
    let outcome = try await bench.run(request, on: try await Pythons.one)
    #expect(outcome.ending == .exited(code: 1))
    let line = try #require(outcome.stderr.split(separator: "\n").last)
    #expect(line.hasPrefix("RuntimeError: the forkserver ended when it should have started process "))
    #expect(line.contains(" open files"))
    #expect(outcome.report == nil)
    #expect(outcome.leftBehind == [])
  }

  @Test(arguments: [PythonModel.processFork, .processSpawn])
  func `a worker that is done waits until all are`(model: PythonModel) async throws {
    let report = try await run(
      model, units: 2,
      workload: """
        import os
        import time

        from workloads import work


        class Work(work.Work):
            is_warm = False

            def unit(self, number):
                path = self.request.directory + "/first"
                if number == 0 and not self.is_warm:
                    with open(path, "w") as file:
                        file.write(str(os.getpid()))
                elif number == 1 and self.is_warm:
                    # Long enough for one that does not wait to end.
                    time.sleep(0.5)
                    with open(path) as file, open(f"/proc/{file.read()}/stat") as state:
                        assert state.read().rpartition(")")[2].split()[0] not in "ZX"
                    os.remove(path)
                self.is_warm = True
                return 1
        """)
    #expect(report.checksum == "0000000000000002")
  }

  @Test func `looking at the memory is none of what creating workers costs`() async throws {
    let report = try await run(
      .thread, size: 3,
      workload: """
        import time

        from workloads import spawn


        def look():
            until = time.process_time() + 2
            while time.process_time() < until:
                pass
            return 0


        def sample(request):
            spawn.tree_bytes = look
            return spawn.sample(request)
        """)
    #expect(report.userSeconds + report.systemSeconds < 2)
    #expect(report.wallSeconds < 2)
  }

  @Test(arguments: [PythonModel.serial, .thread, .processFork, .processSpawn, .processPool, .asyncioGather])
  func `each worker reads the whole heap once, whatever the number of units`(model: PythonModel) async throws {
    let bench = try SampleBench()
    defer { bench.remove() }
    func report(units: Int) async throws -> SampleReport {
      try await bench.report(
        SampleRequest(
          workload: "memory", model: model.rawValue, workers: 3, size: 64 << 20, units: units, seed: 1, directory: ""),
        on: try await Pythons.one)
    }
    let workers = model == .serial ? 1 : 3
    for units in [1, 7] {
      let report = try await report(units: units)
      #expect(Int(report.checksum, radix: 16) == workers << 20)
      // Who has no heap in common with the parent takes as much again; a thread takes nothing.
      let more = try #require(report.metrics["touchedBytes"])
      let isOfProcesses = [.processFork, .processSpawn, .processPool].contains(model)
      #expect(isOfProcesses ? more > Double(workers * (40 << 20)) : more < Double(32 << 20))
    }
  }
}
