import Glibc

/// The executable with the native Swift halves of the workloads.
public struct NativeProgram: Sendable {
  /// Absolute path.
  public let path: String

  /// Looks beside the running program, where `make install` puts it as well.
  public static func locate() throws(LabError) -> NativeProgram {
    let path = RunningProgram.folder + "/gillab-native"
    guard access(path, X_OK) == 0 else { throw .nativeMissing(path: path) }
    return NativeProgram(path: path)
  }

  public init(path: String) { self.path = path }
}
