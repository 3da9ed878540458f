import Glibc

/// Where the calling thread stands towards Python, so that a call that would wait for itself can be refused.
enum ThreadPosition: Int {
  /// Not inside any `attach`.
  case outside = 0
  case attached = 1
  case detached = 2
  case attachedToSubinterpreter = 3
  case detachedFromSubinterpreter = 4

  /// This thread's.
  static var current: ThreadPosition {
    get { unsafe ThreadPosition(rawValue: Int(bitPattern: pthread_getspecific(key))) ?? .outside }
    set { unsafe _ = pthread_setspecific(key, UnsafeRawPointer(bitPattern: newValue.rawValue)) }
  }

  /// Takes the position while `body` runs, then goes back to the one before.
  static func with<R, E: Error>(_ position: ThreadPosition, _ body: () throws(E) -> R) throws(E) -> R {
    let before = current
    current = position
    defer { current = before }
    return try body()
  }

  var isAttached: Bool { self == .attached || self == .attachedToSubinterpreter }
  var isInSubinterpreter: Bool { self == .attachedToSubinterpreter || self == .detachedFromSubinterpreter }

  // SAFETY: the thread-local value is a small number, never followed as a pointer, so it needs no destructor.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key, nil)
    return key
  }()
}
