import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// Runs a scenario of `python-runtime-probe` in a process of its own.
enum Probe {
  /// What it printed, standard error included; a crash or an error is an issue of the test.
  static func run(
    _ scenario: String, on python: PythonUnderTest, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let location = try python.located()
    return try await run(
      scenario, library: location.library, executable: location.executable, sourceLocation: sourceLocation)
  }

  static func run(
    _ scenario: String, library: String, executable: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let result = try await Subprocess.run(
      .path(FilePath("\(Build.products)/python-runtime-probe")), arguments: [library, executable, scenario],
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let output = result.standardOutput + result.standardError
    #expect(
      result.terminationStatus.isSuccess, "\(executable) \(scenario): \(result.terminationStatus): \(output)",
      sourceLocation: sourceLocation)
    return output
  }
}

/// Where this build keeps its products and sources.
enum Build {
  /// The folder of the test program itself, where the other programs are too.
  static let products: String = {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return program.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
  }()

  /// The package's folder.
  static let package = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
}
