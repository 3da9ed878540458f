import Measurement

/// Which thread had a GIL when, in a part of a traced program: what a report draws.
public struct GILTimeline: Codable, Sendable, Hashable {
  public static let schema = "gillab.timeline/1"

  public var schema = Self.schema
  /// The interpreter's version; a `t` marks a free-threaded build.
  public var python: String
  public var pythonExecutable: String
  /// The program's command line, as it was given to `gillab trace`.
  public var program: [String]
  /// The program's script and its bytes when it began; null where it is no plain file (`-m`, `-c`, a pipe, a folder), and
  /// in time lines of earlier gillabs.
  @Nullable public var script: ScriptFile?
  /// How long the program ran, from its script's begin.
  public var programSeconds: Double
  /// The part that is drawn, from the script's begin.
  public var fromSeconds: Double
  public var toSeconds: Double
  /// The diagnosis of the whole program: `busy`, `contended`, `convoyed`, ….
  public var diagnosis: String
  /// Shares of the whole program's time, 0 to 1.
  public var heldShare: Double
  public var contendedShare: Double
  public var handoffs: Int
  public var forcedHandoffs: Int
  /// By the time of their first event.
  public var threads: [GILTimelineThread]
  /// Whether spans were left out because there were too many to draw.
  public var isThinned: Bool

  public init(
    python: String, pythonExecutable: String, program: [String], script: ScriptFile? = nil, programSeconds: Double,
    fromSeconds: Double, toSeconds: Double, diagnosis: String, heldShare: Double, contendedShare: Double,
    handoffs: Int, forcedHandoffs: Int, threads: [GILTimelineThread], isThinned: Bool
  ) {
    self.python = python
    self.pythonExecutable = pythonExecutable
    self.program = program
    self.script = script
    self.programSeconds = programSeconds
    self.fromSeconds = fromSeconds
    self.toSeconds = toSeconds
    self.diagnosis = diagnosis
    self.heldShare = heldShare
    self.contendedShare = contendedShare
    self.handoffs = handoffs
    self.forcedHandoffs = forcedHandoffs
    self.threads = threads
    self.isThinned = isThinned
  }
}

/// The file that a traced program is, as it was then.
public struct ScriptFile: Codable, Sendable, Hashable {
  /// Absolute.
  public var path: String
  /// SHA-256 of its bytes, in lowercase hexadecimal.
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

public struct GILTimelineThread: Codable, Sendable, Hashable {
  public var name: String
  /// Begin and end of each hold, in seconds from the script's begin; cut at the part's ends.
  public var holds: [[Double]]
  /// Likewise of each wait.
  public var waits: [[Double]]
  /// Of the whole program, in seconds.
  public var heldSeconds: Double
  public var waitedSeconds: Double

  public init(name: String, holds: [[Double]], waits: [[Double]], heldSeconds: Double, waitedSeconds: Double) {
    self.name = name
    self.holds = holds
    self.waits = waits
    self.heldSeconds = heldSeconds
    self.waitedSeconds = waitedSeconds
  }
}
