import Glibc

/// Several child processes with one duty.
extension [ChildProcess] {
  /// Starts that many children, each with its worker's number.
  ///
  /// They start beside each other; each is ready when this returns.
  static func start(_ count: Int, _ duty: ChildJob.Duty, for model: UnitsModel) throws -> [ChildProcess] {
    let children = try (0..<count).map { worker in
      try ChildProcess(
        ChildJob(duty: duty, request: model.request, worker: worker), executable: model.executable,
        shared: model.shared?.descriptor)
    }
    _ = try children.receiveFromEach { _ = try $0.receive() }
    return children
  }

  /// Has each do the unit that it does before the start line.
  func warmUp() throws {
    for child in self { try child.send(0) }
    _ = try receiveFromEach { _ = try $0.receive() }
  }

  /// Takes one message of each, whoever's comes first: so one that ends in mid work is noticed while others work on.
  ///
  /// - Returns: What was taken, in order of the children.
  func receiveFromEach<T>(_ take: (ChildProcess) throws -> T) throws -> [T] {
    var taken = [T?](repeating: nil, count: count)
    var missing = count
    while missing > 0 {
      for index in try indicesThatTell(where: { taken[$0] == nil }) {
        taken[index] = try take(self[index])
        missing -= 1
      }
    }
    return taken.compactMap { $0 }
  }

  /// Waits until some of the children have a message, or have ended.
  func indicesThatTell(where isOfInterest: (Int) -> Bool = { _ in true }) throws -> [Int] {
    let asked = indices.filter(isOfInterest)
    var polled = asked.map { pollfd(fd: self[$0].messages, events: Int16(POLLIN), revents: 0) }
    while poll(&polled, nfds_t(polled.count), -1) < 0 {
      guard errno == EINTR else { throw NativeFailure.lastError(of: "poll") }
    }
    return zip(asked, polled).filter { $0.1.revents != 0 }.map(\.0)
  }

  /// Ends all of them and waits until they are gone.
  func join() throws {
    for child in self { child.dismiss() }
    for child in self { try child.join() }
  }
}
