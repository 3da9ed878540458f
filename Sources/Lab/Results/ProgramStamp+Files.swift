import Cmd
import FoundationEssentials
import Workloads

extension ProgramStamp {
  /// The programs as their files are now.
  ///
  /// By content, not by time: a program that is installed anew is the same one. Some 50 MB are read, in a fraction of a
  /// second.
  ///
  /// - Parameter scripts: Folder of gillab's Python files.
  /// - Throws: ``LabError/unreadable(path:)``.
  init(worker: WorkerProgram, native: NativeProgram, scripts: String) throws(LabError) {
    self.init(
      gillab: try Self.digest(ofFile: worker.path), gillabNative: try Self.digest(ofFile: native.path),
      pythonModels: try Self.digest(ofPythonIn: scripts + "/models"),
      pythonWorkloads: try Self.digest(ofPythonIn: scripts + "/workloads"))
  }

  private static func digest(ofPythonIn folder: String) throws(LabError) -> String {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder)
    }
    var lines = ""
    for name in names.filter({ $0.hasSuffix(".py") }).sorted() {
      lines += "\(name) \(try digest(ofFile: folder + "/" + name))\n"
    }
    let bytes = Array(lines.utf8)
    return digits { SHA256Data(bytes, bytes.count, $0) } ?? ""
  }

  private static func digest(ofFile path: String) throws(LabError) -> String {
    guard let digest = digits({ SHA256File(path, $0) }) else { throw .unreadable(path: path) }
    return digest
  }

  /// What libmd writes: 64 digits and a NUL; nil where it says that it could not.
  private static func digits(_ write: (UnsafeMutablePointer<CChar>?) -> UnsafeMutablePointer<CChar>?) -> String? {
    var digits = [CChar](repeating: 0, count: 65)
    let isWritten = digits.withUnsafeMutableBufferPointer { write($0.baseAddress) != nil }
    return isWritten ? String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
