extension EventFile {
  /// Tells an observer what all threads and locks did, in one pass over the events.
  ///
  /// Takes time in proportion to the number of events, and memory in proportion to that of the threads.
  ///
  /// - Parameters:
  ///   - mainProcess: The process whose script is traced.
  ///   - end: When it ended, from the file's origin; nil if that is not known: then its last event is its end.
  public func replay<Observer: LockObserver>(
    mainProcess: Int, end: UInt64?, into observer: Observer
  ) -> (observer: Observer, facts: ReplayFacts) {
    var tracker = LockTracker(self, mainProcess: mainProcess, mainEnd: end, observer: observer)
    var merge = EventMerge(self)
    // From the first lost event on a hold might last only because its end is missing.
    let cut = firstLostNanoseconds ?? .max
    let disordered = merge.replay { event, thread in
      if event.nanoseconds <= cut { tracker.handle(event, of: thread) }
    }
    tracker.finish()
    tracker.facts.anomalies += disordered
    return (tracker.observer, tracker.facts)
  }
}
