import ArgumentParser
import Reports

/// What a command writes its result as.
enum ResultFormat: ExpressibleByArgument, Equatable {
  /// Tables and sentences for a terminal.
  case text
  case service(ContinuousIntegrationFormat)

  static let allValueStrings = ["text"] + ContinuousIntegrationFormat.allCases.map(\.rawValue)

  init?(argument: String) {
    if argument == "text" {
      self = .text
    } else if let format = ContinuousIntegrationFormat(rawValue: argument) {
      self = .service(format)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .text: "text"
    case .service(let format): format.rawValue
    }
  }
}

/// The options of commands whose result a service that builds and tests may read.
struct ResultFormatOptions: ParsableArguments {
  @Option(help: "What to write: text for people, or what a CI service reads (docs/ci.md).")
  var format: ResultFormat = .text

  @Option(help: "Write what --format names to this file, and text to standard output; - for standard output.")
  var out: String?

  private var destination: JSONDestination { JSONDestination(path: out, option: "--out") }
  private var isOnStandardOutput: Bool { format != .text && (out == nil || destination.isStandardOutput) }

  /// - Parameter json: The command's own `--json`.
  func check(json: String?) throws {
    if format == .text, let out {
      throw ValidationError("--out \(out): --format says what to write there: junit, github or sarif")
    }
    if isOnStandardOutput, json == "-" {
      throw ValidationError(
        "--json - and --format \(format.defaultValueDescription): only one can be on standard output; name a file with --out or --json"
      )
    }
  }

  /// Finds out before anything runs whether the result could be kept.
  func checkFile() throws { try destination.check() }

  /// Writes the result, unless it is for people only.
  ///
  /// - Returns: Whether standard output still is for people.
  func write(_ render: (ContinuousIntegrationFormat) -> String) throws -> Bool {
    guard case .service(let service) = format else { return true }
    let text = render(service)
    if !isOnStandardOutput {
      try destination.write(text: text.isEmpty ? "" : text + "\n")
    } else if !text.isEmpty {
      // Nothing to say is no line at all, rather than an empty one.
      Console.print(text)
    }
    return !isOnStandardOutput
  }
}
