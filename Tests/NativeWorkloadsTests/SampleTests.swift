import Measurement
import Testing
import Workloads

@testable import NativeWorkloads

/// The parts of a sample whose truth is known without measuring.
struct SampleTests {
  // Python: mix of docs/workloads.md, of 0, 1 and 2**64 - 1. The first is also SplitMix64's first number from seed 0.
  @Test func `unit seeds are SplitMix64's`() {
    #expect(UnitSeed.mix(0) == 0xe220_a839_7b1d_cdaf)
    #expect(UnitSeed.mix(1) == 0x910a_2dec_8902_5cc1)
    #expect(UnitSeed.mix(.max) == 0xe4d9_7177_1b65_2c20)
    #expect(UnitSeed.of(unit: 3, seed: 7) == 0x0887_12be_8a58_2fca)
  }

  @Test func `a worker's log comes over from a child as it was`() throws {
    var log = WorkerLog(passes: 2)
    log.note(UnitStamp(start: 5, end: 9), check: .max, pass: 0, latency: 0.25)
    log.note(UnitStamp(start: 10, end: 11), check: 3, pass: 1, latency: -1e-9)
    log.usage = ProcessUsage(userSeconds: 0.5, systemSeconds: 0.125, voluntarySwitches: 3, involuntarySwitches: -1)
    #expect(WorkerLog(words: log.words) == log)
    #expect(WorkerLog(words: log.words.dropLast()) == nil)
    #expect(WorkerLog(words: []) == nil)
  }

  @Test func `repeats that disagree are an error`() throws {
    #expect(try Checksum.ofEqualPasses([[1, 1], [2, 2]]) == "0000000000000003")
    #expect(try Checksum.ofEqualPasses([[.max], [2]]) == "0000000000000001")
    let failure = #expect(throws: Checksum.UnequalPasses.self) { try Checksum.ofEqualPasses([[1, 1], [2, 3]]) }
    #expect(
      failure?.description
        == "the repeats of one sample gave different checksums (0000000000000003, 0000000000000004): its figures mean nothing"
    )
  }

  @Test func `each unit of each pass is handed out once`() {
    let plan = UnitPlan(
      .init(workload: "", model: "", workers: 3, size: 1, units: 5, repeats: 2, seed: 0, directory: ""))
    #expect((0..<3).map { Array(plan.units(of: $0)) } == [[0, 3], [1, 4], [2]])
    let units = UnitDispenser(plan)
    var handed: [[Int]] = []
    while let (unit, pass) = units.next() { handed.append([pass, unit]) }
    #expect(handed == [[0, 0], [0, 1], [0, 2], [0, 3], [0, 4], [1, 0], [1, 1], [1, 2], [1, 3], [1, 4]])
  }

  // CRC-32's usual check value.
  @Test func `zlib is the library that Python uses`() throws {
    let zlib = try Zlib()
    #expect(zlib.crc(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(zlib.crc([]) == 0)
    // A zlib stream of the default level begins with these two bytes (RFC 1950).
    #expect(try #require(zlib.compressed(Payload.bytes(1000, seed: 7))).prefix(2) == [0x78, 0x9C])
  }
}
