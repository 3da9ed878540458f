/// `threading.Thread` twice, natively.
enum ThreadsTwin {
  static func run() throws {
    @Sendable func fetchData() {
      print("Thread \(NativeThread.currentName) is fetching data.")
    }
    let threads = try ["Thread-1", "Thread-2"].map { try NativeThread(name: $0, body: fetchData) }
    for thread in threads { thread.join() }
  }
}
