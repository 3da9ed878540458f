import GILTrace
import Testing

@Suite("The summary")
struct SummaryTests {
  @Test("Its diagnosis keeps its word in JSON")
  func diagnosisWords() { #expect(Diagnosis.offGIL.rawValue == "offGIL") }
}
