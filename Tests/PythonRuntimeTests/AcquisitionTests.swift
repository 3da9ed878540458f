import Testing

struct AcquisitionTests {
  @Test(arguments: try await PythonUnderTest.all)
  func `A thread that arrives while the GIL is held is measured to wait until it is let go`(
    python: PythonUnderTest
  ) async throws {
    let output = try await Probe.run("acquisition", on: python)
    #expect(
      output
        == (python.isFreeThreaded
          ? "no GIL arrivals during holds\ndid not wait\n" : "GIL arrivals during holds\n0 too early\n"))
  }
}
