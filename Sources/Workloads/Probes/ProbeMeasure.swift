/// One thing that a worker measures, with an interpreter or as its native equivalent.
public enum ProbeMeasure: String, Codable, Sendable, CaseIterable {
  /// How long a thread waits for the GIL, or for a mutex that is held in slices.
  case acquisition
  /// Integer arithmetic in the language itself. One operation: 1,000 steps.
  case arithmetic
  /// A regular expression, which keeps the GIL in C. One operation: one search through a text.
  case regex
  /// zlib's compression, which releases the GIL. One operation: 64 KiB.
  case compression
  /// A datagram to an echoing thread and back.
  case ping
  /// Bytes that a thread receives as UDP datagrams.
  case udp
  /// Bytes that a thread receives from a TCP connection.
  case tcp
  /// Two threads that wake each other by turns.
  case handoff
  /// One thread that takes and releases a lock that nobody else wants.
  case uncontended

  /// Whether single times are measured rather than how much was done.
  public var isLatency: Bool { self == .acquisition || self == .ping }
}
