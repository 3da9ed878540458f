import FoundationEssentials
import Workloads

/// A kept result as a person reads it: what the command that measured it printed.
public struct ResultText {
  private let result: KeptResult
  private let palette: Palette
  private let columns: Int

  /// - Parameter columns: Width of the terminal; sentences are wrapped to it.
  public init(_ result: KeptResult, palette: Palette, columns: Int = 120) {
    self.result = result
    self.palette = palette
    self.columns = columns
  }

  /// - Throws: `DecodingError` where the document is not what its kind says.
  public var lines: [String] {
    get throws {
      switch result.record.kind {
      case .verification: VerificationTable(try document(), palette: palette, columns: columns).lines
      case .timeline: TimelineTable(try document()).lines(palette)
      case .probe: ProbeText(try document(), palette: palette, columns: columns).lines
      case .breakEven: BreakEvenText(try document(), palette: palette, columns: columns).lines
      case .calibration: CalibrationTable(try document()).lines(palette)
      }
    }
  }

  private func document<Document: Decodable>() throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(result.document.utf8))
  }
}
