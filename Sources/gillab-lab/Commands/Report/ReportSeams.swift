import FoundationEssentials
import Glibc
import Lab
import PyScripts
import Reports
import Store
import Workloads

/// Where the parts come in that `gillab report` puts together: each is one function, so that the command does not know
/// how the part is made.
enum ReportSeams {
  /// What judges the document's claims; nil where it has none.
  ///
  /// - Parameter file: The claims file that was named; nil for the one that gillab carries, if it is this document's.
  static func claims(
    file: String?, document: String, worker: WorkerProgram, native: NativeProgram, scripts: PyScripts,
    store: ResultStore
  ) throws -> (any StudiedClaims)? {
    // SEAM: ClaimsFile and ClaimsStudy.
    nil
  }

  /// Finds out before anything is measured whether the folder can take a report.
  static func check(_ folder: String) throws {
    // SEAM: ReportFolder(folder).check().
    try PlainReportFolder(folder).check()
  }

  /// Draws the charts and writes the folder.
  ///
  /// - Returns: The file to open.
  static func write(_ report: ResearchReport, to folder: String, language: ReportLanguage) async throws -> String {
    // SEAM: the charts of the report, drawn, and ReportFolder(folder).write(report, charts:, language:).
    try PlainReportFolder(folder).write(report)
  }
}

/// A folder that has the report's document and nothing else.
private struct PlainReportFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// One that is not there will be made; one with an earlier report may be used again.
  func check() throws(ReportFolderProblem) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw ReportFolderProblem(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw ReportFolderProblem(path: path, reason: "it is no folder")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw ReportFolderProblem(path: path, reason: String(cString: strerror(errno)))
    }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard Set(entries).isSubset(of: ["report.json"]) else {
      throw ReportFolderProblem(path: path, reason: "the folder is not empty")
    }
  }

  func write(_ report: ResearchReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ReportFolderProblem(path: path, reason: "it cannot be made")
    }
    let file = path + "/report.json"
    if let reason = RunFile.write(Array(try encoder.encode(report)), to: file, permissions: 0o644) {
      throw ReportFolderProblem(path: file, reason: reason)
    }
    return file
  }
}

/// A folder that cannot take a report.
private struct ReportFolderProblem: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "--out \(path): \(reason); name a folder that is empty or not there yet" }
}
