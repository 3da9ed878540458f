import FoundationEssentials

/// The folder of Python files, documents and expectations that travels with the program.
///
/// Python lives in files, never in Swift string literals, so that a Python programmer can read, lint and format it.
/// SwiftPM's own `Bundle.module` needs all of Foundation and traps when the bundle is missing; this looks in the
/// same place beside the executable, then where `make install` puts it, and reports a missing folder as an error.
public struct PyScripts: Sendable {
  /// Absolute path of the folder.
  public let directory: String

  /// - Parameter executable: Path of the running program; symbolic links are followed.
  public static func locate(executable: String = "/proc/self/exe") throws(MissingPyScripts) -> PyScripts {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: executable)) ?? executable
    let folder = parent(of: program)
    let installed = parent(of: parent(of: folder)) + "/share/gillab"
    let candidates = [folder + "/gillab_PyScripts.resources", installed]
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/witness") {
      return PyScripts(directory: candidate)
    }
    throw MissingPyScripts(searched: candidates)
  }

  /// Absolute path of a file or folder in it, for example `documents/python-concurrency.md`.
  public func path(_ relative: String) -> String { directory + "/" + relative }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// The resources did not come along with the executable.
public struct MissingPyScripts: Error, CustomStringConvertible {
  /// Where they were looked for, in order.
  public let searched: [String]

  public var description: String {
    "gillab's own Python files are not in \(searched.joined(separator: " nor ")); build with make, or install with make install"
  }
}
