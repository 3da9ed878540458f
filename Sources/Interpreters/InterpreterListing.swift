/// What `gillab pythons --json` says of an interpreter; every key is always present, `null` where there is no value.
///
/// The keys are a contract with the readers of that output, so they do not follow ``Interpreter``'s by themselves.
public struct InterpreterListing: Encodable, Sendable {
  private let interpreter: Interpreter

  public init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  private enum CodingKeys: String, CodingKey {
    case version, executable, library, gil, ownGIL, defaultStartMethod, usable, reason
  }

  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(interpreter.version, forKey: .version)
    try keys.encode(interpreter.executable, forKey: .executable)
    try keys.encode(interpreter.library, forKey: .library)
    try keys.encode(interpreter.gil, forKey: .gil)
    try keys.encode(interpreter.ownGIL, forKey: .ownGIL)
    try keys.encode(interpreter.defaultStartMethod, forKey: .defaultStartMethod)
    try keys.encode(interpreter.usable, forKey: .usable)
    try keys.encode(interpreter.reason, forKey: .reason)
  }
}
