import Glibc
import Workloads

/// `gillab twin MODEL`: one of the document's programs in native Swift, in a process as small as the blocks' own.
enum TwinFrontEnd {
  static func start(_ words: [String]) -> Never {
    if words.count == 4, words[1] == "processes", words[2] == "--child" {
      ProcessesTwin.child(words[3])
      exit(0)
    }
    guard words.count == 2, let twin = Twin(rawValue: words[1]) else {
      let models = Twin.allCases.map(\.rawValue).joined(separator: ", ")
      Gillab.complain("gillab: \(words.dropFirst().joined(separator: " ")): no such twin; there are \(models)")
      exit(2)
    }
    Task.detached {
      do {
        try await twin.run(executable: LabProgram.thisProgram)
        exit(0)
      } catch {
        Gillab.complain("gillab: \(error)")
        exit(1)
      }
    }
    while true { pause() }
  }
}
