import FoundationEssentials
import GRDB
import Workloads

/// Samples in their table.
enum SampleRow {
  private static let columns = [
    "block", "position", "cell", "status", "reason", "unsupported", "checksum", "wallSeconds", "creationSeconds",
    "joinSeconds", "windowSeconds", "workers", "userSeconds", "systemSeconds", "voluntarySwitches",
    "involuntarySwitches", "latencies", "metrics", "peakBytes", "load", "stealShare", "othersShare",
  ]

  private static let insertion =
    "INSERT INTO sample (run, \(columns.joined(separator: ", "))) "
    + "VALUES (?\(String(repeating: ", ?", count: columns.count)))"

  static func insert(_ sample: SampleRecord, run: Int64, in database: Database) throws {
    let report = sample.report
    try database.cachedStatement(sql: insertion).execute(
      arguments: [
        run, sample.block, sample.position, sample.cell, sample.status.rawValue, sample.reason, report.unsupported,
        report.checksum, report.wallSeconds, report.creationSeconds, report.joinSeconds, report.windowSeconds,
        report.workers.isEmpty ? "[]" : try JSONText.write(report.workers), report.userSeconds, report.systemSeconds,
        report.voluntarySwitches, report.involuntarySwitches, bytes(report.latencies),
        report.metrics.isEmpty ? "{}" : try JSONText.write(report.metrics), sample.peakBytes, sample.load,
        sample.stealShare, sample.othersShare,
      ])
  }

  /// The samples of a run, to be read with ``record(_:)``.
  static func cursor(_ run: Int64, order: RunReading.Order, in database: Database) throws -> RowCursor {
    let places = order == .time ? "block, position" : "cell, block"
    return try Row.fetchCursor(
      database, sql: "SELECT \(columns.joined(separator: ", ")) FROM sample WHERE run = ? ORDER BY \(places)",
      arguments: [run])
  }

  /// By position among ``columns``.
  static func record(_ row: Row) throws -> SampleRecord {
    let workers: String = try row.value(11)
    let metrics: String = try row.value(17)
    let report = SampleReport(
      unsupported: try row.optional(5), checksum: try row.value(6), wallSeconds: try row.value(7),
      creationSeconds: try row.value(8), joinSeconds: try row.value(9), windowSeconds: try row.value(10),
      workers: workers == "[]" ? [] : try JSONText.read(workers), userSeconds: try row.value(12),
      systemSeconds: try row.value(13), voluntarySwitches: try row.value(14), involuntarySwitches: try row.value(15),
      latencies: try latencies(try row.value(16)), metrics: metrics == "{}" ? [:] : try JSONText.read(metrics))
    return SampleRecord(
      cell: try row.value(2), block: try row.value(0), position: try row.value(1), status: try row.word(3),
      reason: try row.optional(4), report: report, peakBytes: try row.value(18), load: try row.optional(19),
      stealShare: try row.optional(20), othersShare: try row.optional(21))
  }

  /// Little-endian IEEE 754 numbers of 64 bits, one after the other.
  static func bytes(_ numbers: [Double]) -> Data {
    numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
  }

  static func latencies(_ bytes: Data) throws -> [Double] {
    guard bytes.count % 8 == 0 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a sample's latencies are \(bytes.count) bytes")
    }
    return bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map {
        Double(bitPattern: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
      }
    }
  }
}
