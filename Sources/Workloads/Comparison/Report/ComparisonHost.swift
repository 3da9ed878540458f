import Measurement

/// Where it was measured: ``HostRecord``, with every key.
public struct ComparisonHost: Codable, Sendable, Hashable {
  public var name: String
  @Nullable public var processor: String?
  public var cores: Int
  public var memoryBytes: Int
  @Nullable public var kernel: String?
  @Nullable public var governor: String?
  public var isVirtual: Bool

  public init(_ host: HostRecord) {
    name = host.name
    processor = host.processor
    cores = host.cores
    memoryBytes = host.memoryBytes
    kernel = host.kernel
    governor = host.governor
    isVirtual = host.isVirtual
  }
}
