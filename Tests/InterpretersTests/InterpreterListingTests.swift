import FoundationEssentials
import Testing

@testable import Interpreters

@Suite struct InterpreterListingTests {
  private func json(_ interpreter: Interpreter) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(InterpreterListing(interpreter)), as: UTF8.self)
  }

  @Test func `every documented key is there, null where there is no value, and no other`() throws {
    #expect(
      try json(Interpreter(broken: "/opt/bin/python3", reason: "it does not run Python code")) == """
        {
          "defaultStartMethod" : null,
          "executable" : "/opt/bin/python3",
          "gil" : "on",
          "library" : null,
          "ownGIL" : false,
          "reason" : "it does not run Python code",
          "usable" : false,
          "version" : "unknown"
        }
        """)
    let usable = Interpreter(
      version: "3.14.0t", executable: "/opt/bin/python3.14t", library: "/opt/lib/libpython3.14t.so.1.0",
      gil: .switchable, ownGIL: true, startMethods: ["forkserver", "spawn", "fork"], defaultStartMethod: "forkserver",
      usable: true, reason: nil, prefix: "/opt", basePrefix: "/opt")
    #expect(
      try json(usable) == """
        {
          "defaultStartMethod" : "forkserver",
          "executable" : "/opt/bin/python3.14t",
          "gil" : "switchable",
          "library" : "/opt/lib/libpython3.14t.so.1.0",
          "ownGIL" : true,
          "reason" : null,
          "usable" : true,
          "version" : "3.14.0t"
        }
        """)
  }

  @Test func `an interpreter survives the way to another process and back`() throws {
    let broken = Interpreter(broken: "/opt/bin/python3", reason: "no")
    #expect(try JSONDecoder().decode(Interpreter.self, from: JSONEncoder().encode(broken)) == broken)
  }
}
