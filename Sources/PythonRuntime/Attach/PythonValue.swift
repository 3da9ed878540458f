/// A Swift copy of a Python value: what crosses between the two without a handle.
public enum PythonValue: Sendable, Hashable {
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([PythonValue])
  case tuple([PythonValue])
}

extension PythonValue {
  public static func list(_ numbers: [Int]) -> PythonValue { .list(numbers.map(PythonValue.int)) }
  public static func list(_ numbers: [Double]) -> PythonValue { .list(numbers.map(PythonValue.double)) }
  public static func list(_ texts: [String]) -> PythonValue { .list(texts.map(PythonValue.string)) }
}

extension PythonValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PythonValue: ExpressibleByStringLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(nilLiteral: ()) { self = .none }
  public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }
}
