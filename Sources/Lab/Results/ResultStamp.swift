import FoundationEssentials
import Interpreters
import Workloads

/// What is kept beside a result: when it was measured, by which command and programs, and where.
public struct ResultStamp: Sendable {
  private let program: ProgramFacts
  /// With all of Python's variables; a result has those that reach it.
  let programs: ProgramStamp
  private var startedAt: Double

  /// Looks at the programs as they are now.
  ///
  /// - Parameters:
  ///   - lab: Path of the program that decides: this one.
  ///   - scripts: Folder of gillab's Python files.
  ///   - program: This program and its command line.
  public init(
    worker: WorkerProgram, native: NativeProgram, lab: String = RunningProgram.path, scripts: String,
    program: ProgramFacts
  ) throws(LabError) {
    self.init(
      program: program,
      programs: try ProgramStamp(
        worker: worker, native: native, lab: lab, scripts: scripts, variables: PythonVariables.all),
      startedAt: WallClock.secondsSince1970)
  }

  init(program: ProgramFacts, programs: ProgramStamp, startedAt: Double) {
    self.program = program
    self.programs = programs
    self.startedAt = startedAt
  }

  /// The same for a measurement that begins now.
  func begun() -> ResultStamp {
    var stamp = self
    stamp.startedAt = WallClock.secondsSince1970
    return stamp
  }

  /// Makes a result of what was measured.
  ///
  /// - Parameter interpreters: Those that the document is about.
  public func result<Document: KeptDocument>(_ document: Document, of interpreters: [Interpreter]) throws -> KeptResult
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return KeptResult(
      record: ResultRecord(
        name: RunName.make(at: startedAt), kind: Document.kind, startedAt: startedAt, command: program.command,
        version: program.version, commit: program.commit, host: HostRecord.here,
        program: programs.reaching(Document.kind), pythons: interpreters.map { PythonBuild($0) },
        schema: document.schema),
      document: String(decoding: try encoder.encode(document), as: UTF8.self))
  }
}
