/// A shell script that answers the probe as an interpreter would, for versions and builds this machine lacks.
enum FakePython {
  /// - Parameter folder: Its installation, whose `lib` holds its library, if any.
  static func script(version: String, implementation: String = "cpython", in folder: String) -> String {
    let parts = version.split(separator: ".").joined(separator: ", ")
    return """
      /bin/cat <<'END'
      {"implementation": "\(implementation)", "version": [\(parts)], "releaseLevel": "final", "serial": 0, \
      "freeThreaded": false, "abiFlags": "", "executable": "", "basePrefix": "\(folder)", "libraryName": "", \
      "libraryFolder": "", "multiarch": "", "loadedLibrary": null, "startMethods": ["fork"], \
      "defaultStartMethod": "fork"}
      END
      """
  }
}
