import Dispatch
import Glibc
import Measurement
import Synchronization
import Workloads

/// Elements that one thread leaves for another.
final class BlockingQueue<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  private let count = Semaphore()

  func put(_ element: Element) {
    elements.withLock { $0.append(element) }
    count.signal()
  }

  /// Waits for one.
  func take() -> Element? {
    count.wait()
    return elements.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}

/// A thread that sends back through queues what it gets; payloads change hands without being copied.
final class QueueEcho: EchoPeer {
  private let (sent, returned) = (BlockingQueue<[UInt8]?>(), BlockingQueue<[UInt8]>())
  private let thread: NativeThread

  init(_ worker: Int) throws {
    let (sent, returned) = (sent, returned)
    do {
      thread = try NativeThread(name: "worker-\(worker)") {
        while let payload = sent.take() ?? nil { returned.put(payload) }
      }
    } catch { throw Unsupported("after \(worker) threads, \(error)") }
  }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    sent.put(payload)
    return returned.take() ?? []
  }

  func end() -> ProcessUsage {
    sent.put(nil)
    thread.join()
    return ProcessUsage()
  }
}

/// A Dispatch queue that is given each payload with the work of sending it back.
final class DispatchEcho: EchoPeer {
  private let queue: DispatchQueue
  private let returned = BlockingQueue<[UInt8]>()

  init(_ worker: Int, of workers: Int) throws { queue = try DispatchPool(workers).queues[worker] }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    queue.async { [returned] in returned.put(payload) }
    return returned.take() ?? []
  }

  func end() -> ProcessUsage {
    queue.sync {}
    return ProcessUsage()
  }
}

/// A thread of the model's, for a peer that blocks it.
struct EchoThread {
  private let worker: Int
  private let model: UnitsModel

  init(_ worker: Int, _ model: UnitsModel) {
    self.worker = worker
    self.model = model
  }

  /// Runs a body on the thread; the result waits for its end.
  func start(_ body: @escaping @Sendable () -> Void) throws -> () -> Void {
    if model.model == .threadPool {
      let queue = try DispatchPool(model.request.workers).queues[worker]
      queue.async(execute: body)
      return { queue.sync {} }
    }
    do {
      let thread = try NativeThread(name: "worker-\(worker)", body: body)
      return { thread.join() }
    } catch { throw Unsupported("after \(worker) threads, \(error)") }
  }
}

/// A thread that sends back through a pipe what comes through another.
final class PipeEcho: EchoPeer {
  private let toWorker: (reading: Int32, writing: Int32)
  private let fromWorker: (reading: Int32, writing: Int32)
  private let join: () -> Void

  init(_ thread: EchoThread, _ request: SampleRequest) throws {
    toWorker = try Descriptor.pipe()
    fromWorker = try Descriptor.pipe()
    let (source, target) = (toWorker.reading, fromWorker.writing)
    join = try thread.start { try? Self.echo(request.size, from: source, to: target) }
  }

  deinit {
    for descriptor in [toWorker.reading, fromWorker.reading, fromWorker.writing] { close(descriptor) }
  }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    try Descriptor.write(payload, to: toWorker.writing)
    return try Descriptor.read(payload.count, from: fromWorker.reading)
  }

  func end() -> ProcessUsage {
    close(toWorker.writing)
    join()
    return ProcessUsage()
  }

  /// Takes payloads whole and sends them back, until no more come.
  static func echo(_ byteCount: Int, from source: Int32, to target: Int32) throws {
    while true { try Descriptor.write(Descriptor.read(byteCount, from: source), to: target) }
  }
}

/// A thread that takes a payload out of shared memory and puts it there again.
final class SharedEcho: EchoPeer {
  private let memory: SharedMemory
  private let (sent, returned) = (Semaphore(), Semaphore())
  private let ending: Ending
  private let join: () -> Void

  init(_ thread: EchoThread, _ request: SampleRequest) throws {
    let memory = try SharedMemory(byteCount: request.size)
    let (sent, returned, ending) = (sent, returned, Ending())
    self.memory = memory
    self.ending = ending
    join = try thread.start {
      while true {
        sent.wait()
        if ending.isOver.load(ordering: .acquiring) { return }
        memory.put(memory.take())
        returned.signal()
      }
    }
  }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    memory.put(payload)
    sent.signal()
    returned.wait()
    return memory.take()
  }

  func end() -> ProcessUsage {
    ending.isOver.store(true, ordering: .releasing)
    sent.signal()
    join()
    return ProcessUsage()
  }
}

/// Whether a thread that waits for a semaphore shall end.
private final class Ending: Sendable {
  let isOver = Atomic(false)
}
