import FoundationEssentials
import Workloads

extension ProgramStamp {
  /// The programs as their files are now.
  ///
  /// By content, not by time: a program that is installed anew is the same one. Some 100 MB are read, in a fraction of a
  /// second.
  ///
  /// - Parameters:
  ///   - lab: Path of the program that decides, for results that are kept with what was decided; nil for runs.
  ///   - scripts: Folder of gillab's Python files.
  ///   - variables: Those that the interpreters are started with.
  /// - Throws: ``LabError/unreadable(path:)``.
  init(
    worker: WorkerProgram, native: NativeProgram, lab: String? = nil, scripts: String,
    variables: [String: String] = PythonVariables.ofWorkers
  ) throws(LabError) {
    self.init(
      gillab: try Self.digest(ofFile: worker.path), gillabNative: try Self.digest(ofFile: native.path),
      pythonModels: try Self.digest(ofPythonIn: scripts + "/models"),
      pythonWorkloads: try Self.digest(ofPythonIn: scripts + "/workloads"),
      otherPython: try Self.otherPython(in: scripts), variables: variables,
      gillabLab: try lab.map { path throws(LabError) in try Self.digest(ofFile: path) })
  }

  /// Every folder but those with a field of their own, and that of the charts, which only draws what was measured: one
  /// that is added later is not forgotten.
  private static func otherPython(in scripts: String) throws(LabError) -> [String: String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: scripts) else {
      throw .unreadable(path: scripts)
    }
    var digests: [String: String] = [:]
    for name in names where !["models", "workloads", "charts"].contains(name) {
      var isFolder = false
      let path = "\(scripts)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { continue }
      digests[name] = try FileDigest.sha256(ofPythonIn: path)
    }
    return digests
  }

  private static func digest(ofPythonIn folder: String) throws(LabError) -> String {
    guard let digest = try FileDigest.sha256(ofPythonIn: folder) else { throw .unreadable(path: folder) }
    return digest
  }

  private static func digest(ofFile path: String) throws(LabError) -> String {
    guard let digest = FileDigest.sha256(ofFile: path) else { throw .unreadable(path: path) }
    return digest
  }
}

extension ProgramStamp {
  /// The same with those variables only that reach what a result of a kind is made by.
  ///
  /// A traced program is the user's own and has all of them; workers are given few.
  func reaching(_ kind: ResultRecord.Kind) -> ProgramStamp {
    switch kind {
    case .timeline, .calibration: self
    case .verification, .probe, .breakEven: reachingWorkers
    }
  }

  /// What a run rests on: it is worked out anew from its samples by whatever gillab shows it, and its workers are given few
  /// variables.
  var ofRuns: ProgramStamp {
    var stamp = reachingWorkers
    stamp.gillabLab = nil
    return stamp
  }

  /// The same with those variables only that are passed on to workers.
  private var reachingWorkers: ProgramStamp {
    var stamp = self
    stamp.variables = variables.map { PythonVariables.passedOn(of: $0) }
    return stamp
  }
}
