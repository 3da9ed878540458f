import FoundationEssentials
import Workloads

/// ``ExportedRun``, with each sample on a line of its own.
struct JSONExport: RunExport {
  private let sink: ExportSink
  private let encoder = JSONEncoder()
  private var isFirst = true

  init(_ outline: StoredRun, to sink: ExportSink) throws {
    self.sink = sink
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try sink.write("{\"schema\":\"\(ExportedRun.schema)\",\n\"run\":{\"record\":")
    try sink.write(encoder.encode(outline.record))
    try sink.write(",\n\"cells\":")
    try sink.write(encoder.encode(outline.cells))
    try sink.write(",\n\"blocks\":")
    try sink.write(encoder.encode(outline.blocks))
    try sink.write(",\n\"samples\":[")
  }

  mutating func add(_ sample: SampleRecord) throws {
    try sink.write(isFirst ? "\n" : ",\n")
    try sink.write(encoder.encode(sample))
    isFirst = false
  }

  mutating func end() throws { try sink.write("]}}\n") }
}
