import FoundationEssentials
import PyScripts
import Testing
import Workloads

@testable import Lab

/// Which changes of gillab's files and of the environment make what was measured before say nothing any more.
struct ProgramStampTests {
  private let bench: StudyBench
  private let scripts: String

  init() throws {
    bench = try StudyBench()
    scripts = bench.folder + "/scripts"
    try FileManager.default.copyItem(atPath: bench.scripts.directory, toPath: scripts)
    for program in ["gillab", "gillab-native"] {
      try Data(program.utf8).write(to: URL(filePath: "\(bench.folder)/\(program)"))
    }
  }

  private var stamp: ProgramStamp {
    get throws {
      try ProgramStamp(
        worker: WorkerProgram(path: bench.folder + "/gillab"),
        native: NativeProgram(path: bench.folder + "/gillab-native"), scripts: scripts, variables: [:])
    }
  }

  /// Paths of all Python files, from the scripts' folder on.
  private func pythonFiles(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(scripts)/\(folder)").flatMap { name -> [String] in
      let path = folder + name
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: "\(scripts)/\(path)", isDirectory: &isFolder)
      return isFolder ? try pythonFiles(in: path + "/") : path.hasSuffix(".py") ? [path] : []
    }
  }

  @Test func `a change of any Python file but the charts' is seen, and its folder is named`() throws {
    let before = try stamp
    #expect(before.isWhole)
    let files = try pythonFiles()
    #expect(files.contains("workloads/round_trips/ledger.py") && files.contains("witness/witness.py"))
    for file in files {
      let url = URL(filePath: "\(scripts)/\(file)")
      let source = try Data(contentsOf: url)
      try (source + Data("\n".utf8)).write(to: url)
      let folder = file.prefix { $0 != "/" }
      #expect(try before.changes(to: stamp) == (folder == "charts" ? [] : ["pyscripts/\(folder)"]), "\(file)")
      try source.write(to: url)
    }
    #expect(try stamp == before, "the same content at another time is the same")
  }

  @Test func `a Python file that is new, gone or renamed is a change`() throws {
    let before = try stamp
    let (old, new) = ("\(scripts)/probes/network.py", "\(scripts)/probes/networks.py")
    try FileManager.default.copyItem(atPath: old, toPath: new)
    #expect(try before.changes(to: stamp) == ["pyscripts/probes"])
    try FileManager.default.removeItem(atPath: old)
    #expect(try before.changes(to: stamp) == ["pyscripts/probes"])
    try FileManager.default.removeItem(atPath: "\(scripts)/probes")
    #expect(try before.changes(to: stamp) == ["pyscripts/probes"])
  }

  @Test func `what Python itself leaves in a folder is no change`() throws {
    let before = try stamp
    try FileManager.default.createDirectory(atPath: "\(scripts)/probes/__pycache__", withIntermediateDirectories: true)
    try Data("bytecode".utf8).write(to: URL(filePath: "\(scripts)/probes/__pycache__/network.cpython-313.pyc"))
    #expect(try stamp == before)
  }

  @Test func `a gillab that decides otherwise makes kept results void, and runs are worked out anew anyway`() throws {
    let deciding = bench.folder + "/gillab-lab"
    func stamp(_ text: String) throws -> ProgramStamp {
      try Data(text.utf8).write(to: URL(filePath: deciding))
      return try ProgramStamp(
        worker: WorkerProgram(path: bench.folder + "/gillab"),
        native: NativeProgram(path: bench.folder + "/gillab-native"), lab: deciding, scripts: scripts, variables: [:])
    }
    let (before, after) = (try stamp("one"), try stamp("two"))
    #expect(before.changes(to: after) == ["gillab-lab"])
    #expect(before.reaching(.probe).changes(to: after.reaching(.probe)) == ["gillab-lab"])
    let run = try self.stamp
    #expect(before.ofRuns == run && after.ofRuns == run)
  }

  @Test func `a variable that is new, gone or another is named with its values`() {
    func stamp(_ variables: [String: String]) -> ProgramStamp {
      var stamp = StudyBench.programs
      stamp.variables = variables
      return stamp
    }
    let before = stamp(["PYTHON_GIL": "1", "PYTHONPATH": "/a"])
    #expect(before.changes(to: before) == [])
    #expect(
      before.changes(to: stamp(["PYTHONPATH": "/b", "PYTHONMALLOC": "debug"])) == [
        "PYTHONMALLOC (not set then, debug now)", "PYTHONPATH (/a then, /b now)", "PYTHON_GIL (1 then, not set now)",
      ])
  }

  @Test func `workers are given the variables that say what runs, and none that say how it writes`() {
    let environment = [
      "HOME": "/h", "PYTHONPATH": "/a", "PYTHON_GIL": "0", "PYTHONUNBUFFERED": "1", "PYTHONHASHSEED": "0",
    ]
    #expect(
      PythonVariables.passedOn(of: environment) == ["HOME": "/h", "PYTHONPATH": "/a", "PYTHON_GIL": "0"])
  }
}
