import FoundationEssentials
import PyScripts

/// Finds the Pythons of this machine and says what each can do.
///
/// It never loads a Python into this process: an executable is run and asked, and what it said is kept in a file.
public struct InterpreterFinder: Sendable {
  public var places: SearchPlaces
  /// Absolute path of the file that conclusions are kept in; nil to keep none.
  public var cacheFile: String?
  /// How long an executable may take to say what it is.
  public var timeout: Duration = .seconds(10)
  /// Says why a shared library cannot be loaded, nil if it can; it must not load it into this process.
  public var libraryCheck: @Sendable (String) async -> String?

  /// A finder for any places; the cache is the user's own unless another is set.
  ///
  /// - Parameter libraryCheck: By default only the file's header is looked at.
  public init(places: SearchPlaces, libraryCheck: (@Sendable (String) async -> String?)? = nil) {
    self.places = places
    self.libraryCheck = libraryCheck ?? { ELFHeader.objection(to: $0) }
    cacheFile = places.cacheFolder.map { "\($0)/interpreters.txt" }
  }

  var cache: InterpreterCache { InterpreterCache(file: cacheFile) }

  func probe() throws(InterpreterError) -> Probe {
    do {
      let script = try PyScripts.locate().path("interpreters/probe.py")
      return Probe(
        script: script, environment: places.environment, workingFolder: places.workingFolder, timeout: timeout)
    } catch {
      throw .noProbe(error.description)
    }
  }
}
