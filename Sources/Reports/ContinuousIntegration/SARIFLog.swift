import FoundationEssentials

/// Remarks as a SARIF log, version 2.1.0: one run of one tool.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
struct SARIFLog {
  private let document: Document

  /// - Parameters:
  ///   - rules: All that remarks may be of, in the order of the log.
  ///   - version: gillab's own.
  init(_ remarks: [Remark], rules: [RemarkRule], version: String) {
    let unknown = remarks.map(\.rule).filter { id in !rules.contains { $0.id == id } }
    // A kind of finding that has no description yet is told all the same.
    let all = rules + Set(unknown).sorted().map { RemarkRule(id: $0, summary: "\($0).", level: .error) }
    document = Document(runs: [
      Run(
        tool: Tool(driver: Driver(version: version, rules: all.map(Rule.init))),
        results: remarks.map { remark in
          Result(remark, ruleIndex: all.firstIndex { $0.id == remark.rule } ?? -1)
        })
    ])
  }

  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Every field is a string, a whole number or a list of these: there is nothing that JSON cannot have.
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private struct Document: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    let results: [Result]
    // Whatever stands before a tab or a line's end counts as one column for each code point.
    let columnKind = "unicodeCodePoints"
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "gillab"
    let version: String
    let rules: [Rule]
  }

  private struct Rule: Encodable {
    struct Configuration: Encodable {
      let level: String
    }

    let id: String
    let shortDescription: Message
    let defaultConfiguration: Configuration

    init(_ rule: RemarkRule) {
      id = rule.id
      shortDescription = Message(text: rule.summary)
      defaultConfiguration = Configuration(level: rule.level.inSARIF)
    }
  }

  private struct Message: Encodable {
    let text: String
  }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]

    init(_ remark: Remark, ruleIndex: Int) {
      ruleId = remark.rule
      self.ruleIndex = ruleIndex
      level = remark.level.inSARIF
      message = Message(text: "\(remark.title): \(remark.message)")
      locations = [
        Location(
          physicalLocation: PhysicalLocation(
            artifactLocation: Artifact(uri: FileURI.text(of: remark.path)),
            region: remark.line.map { Region(startLine: $0) }))
      ]
    }
  }

  private struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  private struct PhysicalLocation: Encodable {
    let artifactLocation: Artifact
    let region: Region?
  }

  private struct Artifact: Encodable {
    let uri: String
  }

  private struct Region: Encodable {
    let startLine: Int
  }
}

extension Remark.Level {
  fileprivate var inSARIF: String { self == .notice ? "note" : rawValue }
}

/// A path as a URI: relative ones stay relative, to the repository's root as far as a service knows it.
enum FileURI {
  static func text(of path: String) -> String {
    let encoded = path.utf8.map { byte in
      let isPlain = Self.plain.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
    return (path.hasPrefix("/") ? "file://" : "") + encoded
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
}
