import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// What must not compile: each file in `Misuse` is type-checked as a program that uses the runtime.
@Suite(.enabled(if: Compiler.path != nil, "no swiftc on PATH"))
struct MisuseTests {
  @Test(arguments: Misuse.all)
  func `Misuse does not compile`(misuse: Misuse) async throws {
    let diagnostics = try await Compiler.diagnose(misuse.path)
    if misuse.expectedErrors.isEmpty {
      #expect(diagnostics == "")
    }
    for error in misuse.expectedErrors {
      #expect(diagnostics.contains(error))
    }
  }

  @Test func `There are eight kinds of misuse or more, and one control that compiles`() {
    #expect(Misuse.all.count { !$0.expectedErrors.isEmpty } >= 8)
    #expect(Misuse.all.count { $0.expectedErrors.isEmpty } == 1)
  }
}

/// One file: a first line `// expect-error: TEXT` for each error, or none in the control.
struct Misuse: Sendable, CustomTestStringConvertible {
  let path: String
  let expectedErrors: [String]

  var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }

  static let all: [Misuse] = {
    let folder = "\(Build.package)/Tests/PythonRuntimeTests/Misuse"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".swift.txt") }.map { Misuse(path: "\(folder)/\($0)") }
  }()

  private init(path: String) {
    self.path = path
    let source = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let marker = "// expect-error: "
    expectedErrors = source.split(separator: "\n").filter { $0.hasPrefix(marker) }.map {
      String($0.dropFirst(marker.count))
    }
  }
}

enum Compiler {
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The errors of one file, in Swift 6 mode. Runs the passes after type-checking too: they see lifetimes.
  static func diagnose(_ file: String) async throws -> String {
    guard let path else { return "" }
    let copy = FileManager.default.temporaryDirectory.path + "/misuse-\(UUID().uuidString).swift"
    try FileManager.default.copyItem(atPath: file, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let headers = try await Subprocess.run(
      .name("pkg-config"), arguments: ["--cflags-only-I", "python3"], output: .string(limit: 1 << 16))
    let includes = headers.standardOutput.split { $0.isWhitespace }.flatMap { ["-Xcc", String($0)] }
    let result = try await Subprocess.run(
      .path(FilePath(path)),
      arguments: .init(
        [
          "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-parse-as-library", "-module-name", "Misuse",
          "-suppress-warnings", "-diagnostic-style", "llvm", "-I", "\(Build.products)/Modules",
          "-I", "\(Build.package)/Sources/CPython", "-Xcc", "-I\(Build.package)/Sources/CPythonABI/include",
          "-Xcc", "-fmodule-map-file=\(Build.products)/CPythonABI.build/module.modulemap",
        ] + includes + [copy]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return result.standardOutput + result.standardError
  }
}
