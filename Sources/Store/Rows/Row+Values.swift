import GRDB

/// Reading that throws where a value is not what the column should hold. GRDB's own subscripts end the program then,
/// and a damaged file is no reason for that.
extension Row {
  func value<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value {
    let stored: DatabaseValue = self[column]
    guard let value = Value.fromDatabaseValue(stored) else { throw unreadable(column, stored) }
    return value
  }

  /// Nil where there is NULL.
  func optional<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value? {
    let stored: DatabaseValue = self[column]
    return stored.isNull ? nil : try value(column)
  }

  /// A column whose text is one of a few words.
  func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
    guard let word = Word(rawValue: try value(column)) else { throw unreadable(column, self[column]) }
    return word
  }

  /// A column of JSON.
  func json<Value: Decodable>(_ column: Int) throws -> Value { try JSONText.read(try value(column)) }

  private func unreadable(_ column: Int, _ stored: DatabaseValue) -> DatabaseError {
    let name = Array(columnNames)[column]
    return DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(name) holds \(stored)")
  }
}
