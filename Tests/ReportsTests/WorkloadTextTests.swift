import Testing
import Workloads

@testable import Reports

@Suite struct WorkloadTextTests {
  private func lines(columns: Int) -> [String] {
    WorkloadText(palette: Palette(isColoured: false), columns: columns).lines
  }

  @Test func `each workload is told with its size, each model in a line`() {
    let lines = lines(columns: 120)
    #expect(
      lines.prefix(6).joined(separator: "\n") == """
        Workloads
          workload      what a unit does, and its default sizes
          cpu.pure      Integer arithmetic, a step at a time: bytecode alone, which holds the GIL.
                        20,000 iterations a unit
          cpu.released  zlib compresses a buffer, the same library in both languages; it releases the GIL.
                        128 KiB a unit
        """)
    #expect(
      lines.suffix(8).joined(separator: "\n") == """
        Models of Swift
          model         what works
          serial        one unit after another
          thread        a POSIX thread a worker
          thread-pool   Dispatch queues, one a worker, that take one unit after another
          process       a child process a worker, by posix_spawn
          process-pool  child processes that are handed one unit after another
          task          tasks of Swift concurrency in a task group
        """)
  }

  @Test func `nothing of the catalogue is missing`() {
    let words = Set(lines(columns: 120).flatMap { $0.split(separator: " ").map(String.init) })
    #expect(words.isSuperset(of: WorkloadCatalog.all.map(\.id)))
    #expect(words.isSuperset(of: Model.all.map(\.name)))
  }

  @Test(arguments: [60, 80])
  func `no line is wider than the terminal`(columns: Int) {
    #expect(lines(columns: columns).allSatisfy { $0.displayWidth <= columns })
  }
}
