import FoundationEssentials
import Glibc
import Testing
import Workloads

@testable import Store

/// Several processes, and processes that die. Each is a copy of this test program.
@Suite(.serialized) struct ProcessTests {
  /// Says something to the test that started this process, at once.
  private static func say(_ text: String) {
    let line = text + "\n"
    _ = write(1, line, line.utf8.count)
  }

  /// Where processes that the same test program started find each other.
  private static func meetingPlace(of process: Int32) -> String {
    "\(FileManager.default.temporaryDirectory.path)/gillab-store-\(process)"
  }

  @Test(arguments: 1...3) func `kill -9 in mid run leaves all whole blocks, and the run can be gone on with`(
    round: Int
  ) async throws {
    let ended = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
      let folder = try TemporaryFolder()
      Self.say(folder.path)
      let store = try ResultStore(path: folder.store, access: .write)
      let run = SyntheticRun(blocks: 100_000)
      try store.begin(run.record, cells: run.cells)
      // At any moment, most likely in the middle of a transaction.
      Thread.detach {
        usleep(UInt32.random(in: 20_000...120_000))
        kill(getpid(), SIGKILL)
      }
      for block in 0..<run.blocks {
        try store.append(run.block(block), samples: run.samples(block), to: run.id)
        Self.say("kept")
      }
    }
    let lines = String(decoding: try #require(ended).standardOutputContent, as: UTF8.self).split(separator: "\n")
    let path = String(try #require(lines.first))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let kept = lines.count - 1
    let store = try ResultStore(path: path + "/results.sqlite", access: .write)
    #expect(try store.runs().map(\.isUnderWay) == [false])
    let run = try store.claim(unfinished: nil)
    // The last may have been kept without a word.
    #expect([kept, kept + 1].contains(run.blocks.count))
    var expected = SyntheticRun(blocks: run.blocks.count)
    #expect(run == expected.stored)
    let next = run.blocks.count
    try store.append(expected.block(next), samples: expected.samples(next), to: run.record.id)
    expected.blocks += 1
    #expect(try store.run(named: run.record.id) == expected.stored)
  }

  @Test func `two processes that make a store and write runs at once do no harm`() async throws {
    let folder = Self.meetingPlace(of: getpid())
    defer { try? FileManager.default.removeItem(atPath: folder) }
    @Sendable func writer() async {
      await #expect(processExitsWith: .success) {
        let path = Self.meetingPlace(of: getppid()) + "/results.sqlite"
        let run = SyntheticRun(id: "by \(getpid())", blocks: 40)
        let store = try ResultStore(path: path, access: .write)
        try store.begin(run.record, cells: run.cells)
        for block in 0..<run.blocks { try store.append(run.block(block), samples: run.samples(block), to: run.id) }
        try store.finish(run.id, state: .finished, at: 1)
      }
    }
    async let first: Void = writer()
    async let second: Void = writer()
    _ = await (first, second)
    let store = try ResultStore(path: folder + "/results.sqlite", access: .read)
    let runs = try store.runs()
    #expect(runs.count == 2)
    for run in runs {
      var expected = SyntheticRun(id: run.record.id, blocks: 40).stored
      expected.record.state = .finished
      expected.record.finishedAt = 1
      #expect(try store.run(named: run.record.id) == expected)
    }
  }

  @Test func `a file that may grow no more costs the block under way and nothing else`() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      let store = try ResultStore(path: folder.store, access: .write)
      var run = SyntheticRun(blocks: 0)
      try store.begin(run.record, cells: run.cells)
      var limit = rlimit(rlim_cur: 400_000, rlim_max: .max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = #expect(throws: StoreError.self) {
        while run.blocks < 1000 {
          try store.append(run.block(run.blocks), samples: run.samples(run.blocks), to: run.id)
          run.blocks += 1
        }
      }
      guard case .full(folder.store, _)? = error else { throw error ?? .absent(path: "") }
      #expect(run.blocks > 3)
      #expect(try store.run(named: run.id) == run.stored)
      limit.rlim_cur = .max
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      try store.append(run.block(run.blocks), samples: run.samples(run.blocks), to: run.id)
      run.blocks += 1
      #expect(try store.run(named: run.id) == run.stored)
    }
  }

  @Test func `where nothing may be written a store can be read, and whoever would write is told why not`() async throws
  {
    let folder = Self.meetingPlace(of: getpid()) + "-read-only"
    let run = SyntheticRun(id: "a")
    do {
      let store = try ResultStore(path: folder + "/results.sqlite", access: .write)
      try store.begin(run.record, cells: run.cells)
      for block in 0..<run.blocks { try store.append(run.block(block), samples: run.samples(block), to: run.id) }
    }
    chmod(folder + "/results.sqlite", 0o444)
    chmod(folder, 0o555)
    defer {
      chmod(folder, 0o755)
      try? FileManager.default.removeItem(atPath: folder)
    }
    await #expect(processExitsWith: .success) {
      // The superuser may write everywhere.
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      let folder = Self.meetingPlace(of: getppid()) + "-read-only"
      let path = folder + "/results.sqlite"
      let stored = try ResultStore(path: path, access: .read).run(named: "latest")
      #expect(stored == SyntheticRun(id: "a").stored)
      let entries = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(entries.count == 2)
      #expect(throws: StoreError.inaccessible(path: path, reason: "Permission denied")) {
        try ResultStore(path: path, access: .write)
      }
      let other = folder + "/other.sqlite"
      #expect(
        throws: StoreError.inaccessible(path: other, reason: "its folder cannot be written to: Permission denied")
      ) { try ResultStore(path: other, access: .write) }
      #expect(throws: StoreError.inaccessible(path: folder + "/new", reason: "Permission denied")) {
        try ResultStore(path: folder + "/new/store", access: .write)
      }
    }
  }
}

/// A thread that outlives the function that starts it.
private enum Thread {
  static func detach(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Body(run: body))
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
