import GRDB

extension StoreError {
  /// What an error of SQLite's means to the user of a store.
  ///
  /// Source: https://www.sqlite.org/rescode.html
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(sqlite: error, path: path)
    case is RowDecodingError, is DecodingError:
      self = .damaged(path: path, reason: "a value in it cannot be read: \(error)")
    default: self = .failed(path: path, reason: "\(error)")
    }
  }

  private init(sqlite error: DatabaseError, path: String) {
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .inaccessible(path: path, reason: reason)
    case .SQLITE_FULL: self = .full(path: path, reason: reason)
    // A limit on a file's size or a quota is no full disk to SQLite, yet nothing could be written either.
    case .SQLITE_IOERR where error.extendedResultCode != .SQLITE_IOERR_READ:
      self = .full(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
