import FoundationEssentials
import Workloads

/// What a child process of a sample is to do; the first message that it gets.
struct ChildJob: Codable, Sendable {
  enum Duty: String, Codable, Sendable {
    /// The units of one worker.
    case units
    /// Units as they are handed over, one after another.
    case pool
    /// Nothing but live until it is let go.
    case idle
    /// One wait of `fanout`.
    case wait
    /// Payloads come through the pipe, and go back.
    case echo
    /// Payloads come in the memory that is shared, and go back there.
    case echoShared
  }

  var duty: Duty
  var request: SampleRequest
  /// The worker's number.
  var worker: Int
}
