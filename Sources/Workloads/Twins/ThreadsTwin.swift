/// `threading.Thread` twice, natively.
enum ThreadsTwin {
  static func run() {
    @Sendable func fetchData() {
      print("Thread \(NativeThread.currentName) is fetching data.")
    }
    let threads = ["Thread-1", "Thread-2"].map { NativeThread(name: $0, body: fetchData) }
    for thread in threads { thread.join() }
  }
}
