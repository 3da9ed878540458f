/// Every workload, in the order in which they are listed. docs/workloads.md says exactly what a unit of each does.
public enum WorkloadCatalog {
  public static let all: [WorkloadDescription] = computing + waiting + costs + hazards

  public static subscript(id: String) -> WorkloadDescription? { all.first { $0.id == id } }

  private static let computing = [
    WorkloadDescription(
      id: "cpu.pure", summary: "Integer arithmetic, a step at a time: bytecode alone, which holds the GIL.",
      sizeMeaning: "iterations a unit", defaultSizes: [20_000], scaling: .units, defaultUnits: 64, isWaiting: false,
      workersAreUnits: false, needsServer: false, metrics: [], latencyMeaning: nil),
    WorkloadDescription(
      id: "cpu.released", summary: "zlib compresses a buffer, the same library in both languages; it releases the GIL.",
      sizeMeaning: "bytes a unit", defaultSizes: [1 << 17], scaling: .units, defaultUnits: 32, isWaiting: false,
      workersAreUnits: false, needsServer: false, metrics: [], latencyMeaning: nil),
  ]

  private static let waiting = [
    WorkloadDescription(
      id: "io.sleep", summary: "Sleeps.", sizeMeaning: "microseconds a unit", defaultSizes: [2000], scaling: .units,
      defaultUnits: 64, isWaiting: true, workersAreUnits: false, needsServer: false, metrics: [],
      latencyMeaning: "how late a sleep ended"),
    WorkloadDescription(
      id: "io.tcp", summary: "Connects to a loopback server, which answers after a delay, and reads the answer.",
      sizeMeaning: "bytes an answer", defaultSizes: [1024], scaling: .units, defaultUnits: 64, isWaiting: true,
      workersAreUnits: false, needsServer: true, metrics: [], latencyMeaning: "from connecting to the end of the answer"
    ),
    WorkloadDescription(
      id: "io.file", summary: "Writes a file, reads it back and removes it; all in the page cache.",
      sizeMeaning: "bytes a file", defaultSizes: [1 << 18], scaling: .units, defaultUnits: 64, isWaiting: false,
      workersAreUnits: false, needsServer: false, metrics: [], latencyMeaning: nil),
    WorkloadDescription(
      id: "mixed",
      summary: "Fetches a JSON document from the loopback server, parses it and computes with its numbers.",
      sizeMeaning: "numbers a document", defaultSizes: [1000], scaling: .units, defaultUnits: 64, isWaiting: true,
      workersAreUnits: false, needsServer: true, metrics: [], latencyMeaning: nil),
    WorkloadDescription(
      id: "fanout", summary: "Starts that many waits of 50 ms at once and waits for all.",
      sizeMeaning: "waits at once", defaultSizes: [1000, 10_000], scaling: .none, defaultUnits: nil, isWaiting: true,
      workersAreUnits: true, needsServer: false, metrics: [], latencyMeaning: "how late a wait ended",
      isAboutLatency: true),
  ]

  private static let costs = [
    WorkloadDescription(
      id: "spawn", summary: "Creates that many units that do nothing, and joins them.", sizeMeaning: "units created",
      defaultSizes: [50], scaling: .repeats, defaultUnits: nil, isWaiting: false, workersAreUnits: true,
      needsServer: false,
      metrics: [
        WorkloadMetric("createOneSeconds", "creating and joining one"),
        WorkloadMetric("memoryOneBytes", "memory that one more unit takes while it lives (PSS)"),
      ], latencyMeaning: nil),
    ipc("queue", "through the model's own queue"),
    ipc("pipe", "through a pipe of the system"),
    ipc("shared", "in shared memory, with a signal that it is there"),
    WorkloadDescription(
      id: "memory", summary: "A parent with a heap of that many bytes in small objects starts workers that touch it.",
      sizeMeaning: "bytes of the parent's heap", defaultSizes: [512 << 20], scaling: .none, defaultUnits: 2,
      isWaiting: false, workersAreUnits: false, needsServer: false,
      metrics: [
        WorkloadMetric("heapBytes", "the parent before it starts any worker (PSS)"),
        WorkloadMetric("startedBytes", "more memory of all processes once the workers have started (PSS)"),
        WorkloadMetric("collectedBytes", "the same once each worker has run a garbage collection"),
        WorkloadMetric("touchedBytes", "the same once each worker has then read every object"),
        WorkloadMetric("frozenCollectedBytes", "as collected, with gc.freeze() before the start"),
        WorkloadMetric("frozenTouchedBytes", "as touched, with gc.freeze() before the start"),
      ], latencyMeaning: nil, isTimed: false),
  ]

  private static let hazards = [
    WorkloadDescription(
      id: "race", summary: "Each worker adds 1 to one shared counter, without a lock.",
      sizeMeaning: "additions a worker", defaultSizes: [200_000], scaling: .none, defaultUnits: 1, isWaiting: false,
      workersAreUnits: false, needsServer: false,
      metrics: [
        WorkloadMetric("lostUpdatesCount", "additions that were lost"),
        WorkloadMetric("lostShare", "their share of all additions"),
      ], latencyMeaning: nil),
    WorkloadDescription(
      id: "loop", summary: "An event loop's timer of 1 ms, beside units of CPU work that the model carries out.",
      sizeMeaning: "iterations a unit", defaultSizes: [20_000], scaling: .units, defaultUnits: 64, isWaiting: false,
      workersAreUnits: false, needsServer: false, metrics: [], latencyMeaning: "how late the loop's timer was",
      isAboutLatency: true),
    WorkloadDescription(
      id: "loop.wait",
      summary:
        "The same timer beside waits; serial makes them in the loop by a call that blocks, coroutines await them.",
      sizeMeaning: "microseconds a unit", defaultSizes: [10_000], scaling: .units, defaultUnits: 16, isWaiting: true,
      workersAreUnits: false, needsServer: false, metrics: [], latencyMeaning: "how late the loop's timer was",
      isAboutLatency: true),
  ]

  private static func ipc(_ channel: String, _ way: String) -> WorkloadDescription {
    WorkloadDescription(
      id: "ipc.\(channel)", summary: "Sends a payload to a worker and gets it back, \(way).",
      sizeMeaning: "bytes a payload", defaultSizes: [1 << 10, 1 << 20, 1 << 26], scaling: .units, defaultUnits: 4,
      isWaiting: false, workersAreUnits: false, needsServer: false,
      metrics: [WorkloadMetric("payloadBytesPerSecond", "payload moved, there and back")],
      latencyMeaning: "one round trip", isAboutLatency: true)
  }
}
