/// Why a report could not be written.
public enum ReportFolderError: Error, Sendable, Hashable, CustomStringConvertible {
  case notAFolder(path: String)
  /// It holds something that is no report's.
  case notEmpty(path: String, entry: String)
  case unwritable(path: String, reason: String)
  /// A chart's name is no file's name.
  case badChartName(id: String)
  /// The report has a number that JSON has not, or the program's own templates are broken.
  case unrenderable(reason: String)

  public var description: String {
    switch self {
    case .notAFolder(let path):
      "\(path): it is not a folder; name one, or a path where there is nothing yet, with --out"
    case .notEmpty(let path, let entry):
      "\(path): it holds \(entry), which is no part of a report; name an empty or a new folder with --out"
    case .unwritable(let path, let reason):
      "\(path): \(reason); name a folder that can be written, on a disk with room, with --out"
    case .badChartName(let id): "chart \(id): its name is no file's name; use letters, digits, dots and hyphens"
    case .unrenderable(let reason): "the report cannot be written as a page: \(reason)"
    }
  }
}
