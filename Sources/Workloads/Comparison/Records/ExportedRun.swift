/// The file of `gillab export --format json`: a run with everything that was kept of it (docs/json.md).
public struct ExportedRun: Codable, Sendable, Hashable {
  public static let schema = "gillab.run/1"

  public var schema: String
  public var run: StoredRun

  public init(run: StoredRun) {
    schema = Self.schema
    self.run = run
  }
}

/// What `gillab runs --json` writes.
public struct RunListing: Codable, Sendable, Hashable {
  public static let schema = "gillab.runs/1"

  public var schema: String
  /// Path of the file.
  public var store: String
  /// The newest first.
  public var runs: [RunSummary]
  /// What is no comparison, the newest first.
  public var results: [ResultRecord]

  public init(store: String, runs: [RunSummary], results: [ResultRecord] = []) {
    schema = Self.schema
    self.store = store
    self.runs = runs
    self.results = results
  }
}
