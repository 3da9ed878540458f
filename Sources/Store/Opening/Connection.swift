import FoundationEssentials
import GRDB
import Glibc

/// How a store's file is opened.
enum Connection {
  /// How long another program's lock is waited for.
  static let patienceSeconds = 5.0

  /// Opens a file to write, and makes or changes its tables where they are not today's.
  ///
  /// It stays as it is if it is anything but a store that this gillab knows.
  static func toWrite(_ path: String, claims: ClaimFile, patienceSeconds: Double) throws -> DatabaseQueue {
    let deadline = ContinuousClock.now + .seconds(patienceSeconds)
    // Two programs that make one store at the same time take turns.
    while try !claims.take(ClaimFile.schemaSlot) {
      guard ContinuousClock.now < deadline else { throw StoreError.locked(path: path) }
      usleep(10_000)
    }
    defer { claims.release(ClaimFile.schemaSlot) }
    let queue = try DatabaseQueue(path: path, configuration: configuration(patienceSeconds))
    let content = try queue.read { try Schema.content(of: $0, path: path) }
    try queue.inDatabase { database in
      // WAL: readers never wait for a writer, and a process that is killed leaves whole transactions only. FULL: a
      // block that was kept is on the disk, even if the power fails; once a block, so it costs milliseconds in seconds.
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else {
        throw StoreError.failed(
          path: path, reason: "SQLite keeps no write-ahead log here (journal mode \(mode ?? "?"))")
      }
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    if content != .current { try Schema.migrator.migrate(queue) }
    return queue
  }

  /// Opens a file to read. A store of an earlier gillab is read from a copy with today's tables.
  static func toRead(_ path: String, patienceSeconds: Double) throws -> DatabaseQueue {
    let queue = try readable(path, patienceSeconds: patienceSeconds)
    switch try queue.read({ try Schema.content(of: $0, path: path) }) {
    case .nothing: throw StoreError.absent(path: path)
    case .current: return queue
    case .older:
      // SQLite keeps a database without a name in a temporary file, and removes it.
      let copy = try DatabaseQueue(path: "", configuration: configuration(patienceSeconds))
      try queue.backup(to: copy)
      try Schema.migrator.migrate(copy)
      return copy
    }
  }

  /// Reading in a write-ahead log takes a file of shared memory beside the store. Whoever may write there removes it
  /// again, and the others read what is there if nobody has the store open.
  private static func readable(_ path: String, patienceSeconds: Double) throws -> DatabaseQueue {
    var settings = configuration(patienceSeconds)
    let folder = URL(filePath: path).deletingLastPathComponent().path
    if access(path, W_OK) == 0, access(folder, W_OK) == 0 {
      return try DatabaseQueue(path: path, configuration: settings)
    }
    settings.readonly = true
    let isOpen = access(path + "-wal", F_OK) == 0
    return try DatabaseQueue(path: isOpen ? path : immutable(path), configuration: settings)
  }

  /// SQLite's way of naming a file that nobody changes: https://www.sqlite.org/uri.html
  private static func immutable(_ path: String) -> String {
    let escaped = path.utf8.reduce(into: "") { text, byte in
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
      let digits = String(byte, radix: 16)
      text += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return "file:\(escaped)?immutable=1"
  }

  private static func configuration(_ patienceSeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceSeconds)
    configuration.label = "gillab.store"
    return configuration
  }
}
