import Glibc
import Measurement
import Workloads

/// A child process that sends back through a pipe what comes through another.
final class ChildPipeEcho: EchoPeer {
  private let child: ChildProcess

  init(_ worker: Int, _ model: UnitsModel) throws {
    child = try ChildProcess(
      ChildJob(duty: .echo, request: model.request, worker: worker), executable: model.executable)
    try child.receive()
  }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    try child.send(payload)
    return try child.receive(rawCount: payload.count)
  }

  func end() throws -> ProcessUsage { try child.endEcho() }

  /// The child's part of it.
  static func serve(_ request: SampleRequest) throws {
    try EchoingChild.serve { try PipeEcho.echo(request.size, from: 0, to: 1) }
  }
}

/// A child process that takes a payload out of shared memory and puts it there again; bytes on pipes say that it is there.
final class ChildSharedEcho: EchoPeer {
  private let child: ChildProcess
  private let memory: SharedMemory

  init(_ worker: Int, _ model: UnitsModel) throws {
    memory = try SharedMemory(byteCount: model.request.size)
    child = try ChildProcess(
      ChildJob(duty: .echoShared, request: model.request, worker: worker), executable: model.executable,
      shared: memory.descriptor)
    try child.receive()
  }

  func roundTrip(_ payload: [UInt8]) throws -> [UInt8] {
    memory.put(payload)
    try child.send([1])
    _ = try child.receive(rawCount: 1)
    return memory.take()
  }

  func end() throws -> ProcessUsage { try child.endEcho() }

  /// The child's part of it.
  static func serve(_ request: SampleRequest) throws {
    let memory = try SharedMemory(ofParent: request.size)
    try EchoingChild.serve {
      while true {
        let signal = try Descriptor.read(1, from: 0)
        memory.put(memory.take())
        try Descriptor.write(signal, to: 1)
      }
    }
  }
}

/// What both kinds of child do around their echoes.
private enum EchoingChild {
  /// Echoes until standard input ends, and then says what that has used.
  static func serve(_ echo: () throws -> Void) throws {
    ChildPort.send(.ready)
    let usage = ProcessUsage.now()
    do { try echo() } catch is Descriptor.Ended {
      var log = WorkerLog(passes: 0)
      log.usage = .now() - usage
      ChildPort.send(.words(log.words))
    }
  }
}

extension ChildProcess {
  fileprivate func endEcho() throws -> ProcessUsage {
    dismiss()
    let usage = try receiveLog().usage
    try join()
    return usage
  }
}
