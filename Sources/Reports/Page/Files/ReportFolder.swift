import FoundationEssentials
import Glibc
import Workloads

/// The folder that a report is written to: a page, the same as Markdown, its figures as JSON and as a table, and pictures.
///
/// What is there already is touched only once all that is new has been written beside it. So a full disk leaves the
/// earlier report whole.
public struct ReportFolder: Sendable {
  public let path: String

  /// - Parameter path: Need not exist; folders above it are made too.
  public init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

  private var partialPath: String { path + "/" + ReportFiles.partialName }

  /// Whether a report may be written here: into nothing, an empty folder, or one that holds an earlier report and
  /// nothing else. Changes nothing.
  public func check() throws(ReportFolderError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
      // A dangling link is there all the same.
      if lstat(path, &status) == 0 { throw .notAFolder(path: path) }
      return try ParentFolder(of: path).check()
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: path) }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    if let foreign = foreignEntry { throw .notEmpty(path: path, entry: foreign) }
  }

  /// The first thing in the folder that no report of gillab's has; nil where there is none.
  private var foreignEntry: String? {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
    if let foreign = entries.first(where: { !ReportFiles.names.contains($0) }) { return foreign }
    let charts = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + ReportFiles.chartsName)) ?? []
    if let foreign = charts.sorted().first(where: { !$0.hasSuffix(".svg") }) {
      return ReportFiles.chartsName + "/" + foreign
    }
    // Others have an index.html too: only a report.json says whose it is.
    let files = entries.filter { $0 != ReportFiles.partialName }
    return files.isEmpty || isReport ? nil : files.first
  }

  private var isReport: Bool {
    struct Head: Decodable { var schema: String }
    guard let text = FileManager.default.contents(atPath: path + "/" + ReportFiles.jsonName),
      let head = try? JSONDecoder().decode(Head.self, from: text)
    else { return false }
    return head.schema.hasPrefix("gillab.report/")
  }

  /// Writes the report, in place of one that is there.
  ///
  /// - Returns: Where each file is.
  public func write(
    _ report: ResearchReport, charts: [ReportChart], language: ReportLanguage
  ) throws(ReportFolderError) -> ReportFiles {
    try check()
    let contents = try ReportContents(report, charts: charts, language: language)
    let isNew = access(path, F_OK) != 0
    do throws(ReportFolderError) {
      try makeFolder(partialPath)
      for (name, bytes) in contents.files { try put(bytes, at: partialPath + "/" + name) }
    } catch {
      remove(partialPath)
      if isNew { rmdir(path) }
      throw error
    }
    try replace(contents.files.map(\.name))
    return ReportFiles(folder: path, charts: contents.charts)
  }

  private func makeFolder(_ folder: String) throws(ReportFolderError) {
    remove(folder)
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + ReportFiles.chartsName, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Nothing is written any more from here on but names: the page's last, so that who opens it finds all else.
  private func replace(_ names: [String]) throws(ReportFolderError) {
    remove(path + "/" + ReportFiles.chartsName)
    let first = [ReportFiles.chartsName] + names.filter { !$0.contains("/") && $0 != ReportFiles.pageName }
    for name in first + [ReportFiles.pageName] {
      guard rename(partialPath + "/" + name, path + "/" + name) == 0 else {
        throw .unwritable(path: path + "/" + name, reason: String(cString: strerror(errno)))
      }
    }
    remove(partialPath)
  }

  private func remove(_ item: String) { try? FileManager.default.removeItem(atPath: item) }

  private func put(_ bytes: [UInt8], at file: String) throws(ReportFolderError) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path: file, reason: String(cString: strerror(errno))) }
    var done = 0
    var failure: String?
    while done < bytes.count, failure == nil {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { failure = String(cString: strerror(errno)) }
      done += max(0, count)
    }
    if close(descriptor) != 0, failure == nil { failure = String(cString: strerror(errno)) }
    if let failure { throw .unwritable(path: path, reason: failure) }
  }
}
