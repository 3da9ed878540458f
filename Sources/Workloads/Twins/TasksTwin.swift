/// `asyncio.gather` over five coroutines, natively.
enum TasksTwin {
  static func run() async throws {
    let results = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for data in 0..<5 {
        group.addTask {
          print("Fetching data: \(data)")
          try await Task.sleep(for: .seconds(1))
          return (data, "Data for \(data)")
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    let list = results.sorted { $0.key < $1.key }.map { "'\($0.value)'" }
    print("[" + list.joined(separator: ", ") + "]")
  }
}
