import Glibc
import Testing

@testable import Lab

@Suite struct MachineActivityTests {
  private let tick = 1 / Double(sysconf(Int32(_SC_CLK_TCK)))

  @Test func `what is neither idle nor stolen nor one's own is somebody else's`() throws {
    let begin = MachineActivity(stat: "cpu  100 0 100 1000 0 0 0 10 0 0\ncpu0 1 2")
    // 100 ticks: 50 user, 10 system, 30 idle, 10 stolen; 40 of the 60 busy ones are the measurement's own.
    let end = MachineActivity(stat: "cpu  150 0 110 1030 0 0 0 20 0 0\ncpu0 1 2")
    let shares = try #require(MachineActivity.shares(from: begin, to: end, ownSeconds: 40 * tick))
    #expect(abs(shares.steal - 0.1) < 1e-9)
    #expect(abs(shares.others - 0.2) < 1e-9)
  }

  @Test func `waiting for a disk is idle`() throws {
    let begin = MachineActivity(stat: "cpu  0 0 0 0 0 0 0 0 0 0")
    let end = MachineActivity(stat: "cpu  0 0 0 50 50 0 0 0 0 0")
    #expect(try #require(MachineActivity.shares(from: begin, to: end, ownSeconds: 0)).others == 0)
  }

  @Test func `no time and no file give no shares`() {
    let same = MachineActivity(stat: "cpu  1 2 3 4 5 6 7 8 9 10")
    #expect(MachineActivity.shares(from: same, to: same, ownSeconds: 0) == nil)
    #expect(MachineActivity(stat: "intr 1 2 3") == nil)
    #expect(MachineActivity.shares(from: nil, to: same, ownSeconds: 0) == nil)
  }

  @Test func `this machine's own file can be read`() { #expect(MachineActivity.now != nil) }
}
