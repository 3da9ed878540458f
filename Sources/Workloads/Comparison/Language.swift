/// What a unit of work is written in.
public enum Language: String, Codable, Sendable, CaseIterable {
  case python, swift

  /// As people write it.
  public var name: String {
    switch self {
    case .python: "Python"
    case .swift: "Swift"
    }
  }
}
