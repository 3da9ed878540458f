import Charts
import FoundationEssentials
import PyScripts
import Subprocess
import SystemPackage
import Workloads

/// Has charts drawn by `pyscripts/charts/render.py`, in a process of its own: a V8 that draws is no part of the lab.
public struct ChartRenderer: Sendable {
  /// Why there are no pictures. The charts' tables say the same without them.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case noPython
    /// It could not be started, or drew nothing; why.
    case notDrawn(python: String, reason: String)

    public var description: String {
      switch self {
      case .noPython:
        """
        the charts are not drawn, as no Python with vl-convert was found; run make charts, or let \
        \(ChartsPython.variable) name the Python of a virtual environment that has it
        """
      case .notDrawn(let python, let reason): "the charts are not drawn: \(python): \(reason)"
      }
    }
  }

  private let python: String
  private let script: String

  /// - Parameter python: Path of an interpreter with vl-convert, or its name on PATH; see ``ChartsPython/locate(option:)``.
  public init(python: String, scripts: PyScripts) {
    self.python = python
    script = scripts.path("charts/render.py")
  }

  /// The charts with their pictures, in the same order.
  public func draw(_ drawings: [ChartDrawing]) async throws(Failure) -> [ReportChart] {
    guard !drawings.isEmpty else { return [] }
    let pictures = try await pictures(
      Dictionary(drawings.map { ($0.chart.id, $0.spec) }, uniquingKeysWith: { first, _ in first }))
    return drawings.map { drawing in
      var chart = drawing.chart
      chart.svg = pictures[chart.id]
      return chart
    }
  }

  /// An `svg` element for each id.
  func pictures(_ specs: [String: some Encodable & Sendable]) async throws(Failure) -> [String: String] {
    let drawn: Data
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      drawn = try await run(input: Array(try encoder.encode(specs)))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .notDrawn(python: python, reason: "\(error)")
    }
    do {
      return try JSONDecoder().decode([String: String].self, from: drawn)
    } catch {
      throw .notDrawn(python: python, reason: "it wrote something else than pictures")
    }
  }

  /// Isolated (`-I`): neither the user's site-packages nor `PYTHONPATH` decide what draws.
  private func run(input: [UInt8]) async throws -> Data {
    let ended = try await Subprocess.run(
      python.contains("/") ? .path(FilePath(python)) : .name(python), arguments: ["-I", script],
      input: .array(input), output: .bytes(limit: 200_000_000), error: .string(limit: 20_000))
    guard ended.terminationStatus.isSuccess else {
      let reason = ended.standardError.split(separator: "\n").last.map(String.init)
      throw Failure.notDrawn(python: python, reason: reason ?? "it ended with \(ended.terminationStatus)")
    }
    return Data(ended.standardOutput)
  }
}
