/// Why the store of results cannot be used.
public enum StoreError: Error, Sendable, Equatable {
  case locked(path: String)
}
