import FoundationEssentials
import Glibc
import Interpreters
import Workloads

/// The temporary folders of one call of the program: one for each run, gone when the run has been read.
struct RunFolders: Sendable {
  private let folder: TemporaryFolder
  /// What outlives a call and can always be made anew; the root itself where the user has no such folder.
  let cache: String

  init() throws(LabError) {
    // The supervisor knows it by this name, and removes it when the lab is gone.
    do { folder = try TemporaryFolder("gillab") } catch {
      throw .temporaryFolder(path: error.parent, reason: error.reason)
    }
    let root = folder.path
    let user = SearchPlaces.ofThisProcess.cacheFolder
    let hasCache = user.map {
      (try? FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true)) != nil
    }
    cache = hasCache == true ? user ?? root : root
  }

  /// Absolute path of the folder that has all of them.
  var root: String { folder.path }

  func remove() { folder.remove() }

  /// Makes a run's folder and its empty working folder, calls `body`, and removes both.
  func withRunFolder<Value>(
    _ name: String, isolation: isolated (any Actor)? = #isolation,
    _ body: (_ folder: String, _ workingDirectory: String) async throws -> Value
  ) async throws -> Value {
    let folder = "\(root)/\(name)"
    let workingDirectory = folder + "/work"
    guard mkdir(folder, 0o700) == 0, mkdir(workingDirectory, 0o700) == 0 else {
      throw LabError.temporaryFolder(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder, workingDirectory)
  }

  /// As ``withRunFolder(_:isolation:_:)``, for many short runs one after another: the folder is emptied afterwards and used
  /// again, which costs a journalling file system half of what making and removing one does.
  func withEmptiedFolder<Value>(
    _ name: String, isolation: isolated (any Actor)? = #isolation,
    _ body: (_ folder: String, _ workingDirectory: String) async throws -> Value
  ) async throws -> Value {
    let folder = "\(root)/\(name)"
    let workingDirectory = folder + "/work"
    for path in [folder, workingDirectory] where mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw LabError.temporaryFolder(path: path, reason: String(cString: strerror(errno)))
    }
    defer { Self.empty(folder, keeping: "work") }
    return try await body(folder, workingDirectory)
  }

  /// Removes what is in a folder.
  private static func empty(_ folder: String, keeping kept: String? = nil) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names {
      let path = "\(folder)/\(name)"
      if name == kept {
        empty(path)
      } else if unlink(path) != 0 {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
  }
}
