import Glibc

/// The Python that draws charts: one whose environment has vl-convert.
public enum ChartsPython {
  /// Names it, where no option does.
  public static let variable = "GILLAB_CHARTS_PYTHON"

  /// Path of its executable, or its name on PATH; nil where there is none.
  ///
  /// What the user names comes first: the option, then the variable. Otherwise it is the virtual environment that
  /// `make charts` makes beside the program's build folder, that `make install` puts beside the lab, or that lies in the
  /// user's data folder.
  public static func locate(option: String? = nil) -> String? {
    locate(option: option, programFolder: RunningProgram.folder) { getenv($0).map { String(cString: $0) } }
  }

  static func locate(option: String?, programFolder: String, environment: (String) -> String?) -> String? {
    let named = [option, environment(variable)].compactMap(\.self).first { !$0.isEmpty }
    return named ?? places(programFolder: programFolder, environment: environment).first { access($0, X_OK) == 0 }
  }

  /// Where it is looked for, in order.
  static func places(programFolder: String, environment: (String) -> String?) -> [String] {
    var folders: [String] = []
    if let end = programFolder.firstRange(of: "/.build/")?.lowerBound {
      folders.append("\(programFolder[..<end])/build/charts")
    }
    folders.append("\(programFolder)/charts")
    let data = environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    if let data = data ?? environment("HOME").map({ "\($0)/.local/share" }) {
      folders.append("\(data)/gillab/charts")
    }
    return folders.map { "\($0)/bin/python3" }
  }
}
