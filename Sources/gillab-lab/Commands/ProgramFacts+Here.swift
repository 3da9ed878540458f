import FoundationEssentials
import Lab
import Subprocess
import SystemPackage

extension ProgramFacts {
  static let version = "0.1.0"

  /// This call of the program.
  static var here: ProgramFacts {
    get async {
      ProgramFacts(
        command: ["gillab"] + CommandLine.arguments.dropFirst(), version: version, commit: await commit)
    }
  }

  /// The commit that a program in its own build folder was built from; with `-dirty` where files differ from it.
  private static var commit: String? {
    get async {
      let path = RunningProgram.path
      guard let end = path.range(of: "/.build/")?.lowerBound else { return nil }
      let result = try? await Subprocess.run(
        .name("git"), arguments: ["-C", String(path[..<end]), "describe", "--always", "--dirty", "--abbrev=40"],
        output: .string(limit: 200), error: .discarded)
      guard let result, result.terminationStatus.isSuccess else { return nil }
      return result.standardOutput.split(separator: "\n").first.map(String.init)
    }
  }
}
