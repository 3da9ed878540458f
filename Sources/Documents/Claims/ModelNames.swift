import Yams

/// The names of models, and of groups of them that a claims file makes.
struct ModelNames {
  private let models: [String]
  private var groups: [String: [String]] = [:]

  /// - Parameter groups: A mapping of a group's name to the models in it; nil for no groups.
  init(_ models: [String], groups node: Node?) throws(Problem) {
    self.models = models
    guard let node else { return }
    guard let mapping = node.mapping else {
      throw node.problem("models must be a mapping of names to lists of models")
    }
    for (key, value) in mapping {
      let name = try key.words("a group's name")
      guard !models.contains(name) else {
        throw key.problem("the group \(name) has the name of a model; rename it")
      }
      groups[name] = try names(value, "the group \(name)")
    }
  }

  /// The models of a value: a name, a group's, or a list of such; each once, at least one.
  ///
  /// - Parameter check: Told each of them with the place where it, or its group, stands.
  func names(
    _ node: Node, _ what: String, check: (String, Node) throws(Problem) -> Void = { _, _ in }
  ) throws(Problem) -> [String] {
    var names: [String] = []
    for item in try node.oneOrMore(what) {
      let name = try item.words(what)
      guard let found = models.contains(name) ? [name] : groups[name] else { throw unknown(name, item, what) }
      for model in found { try check(model, item) }
      names += found.filter { !names.contains($0) }
    }
    guard !names.isEmpty else { throw node.problem("\(what) names no model; give it one") }
    return names
  }

  /// One model.
  func name(_ node: Node, _ what: String) throws(Problem) -> String {
    let name = try node.words(what)
    guard models.contains(name) else { throw unknown(name, node, what) }
    return name
  }

  private func unknown(_ name: String, _ node: Node, _ what: String) -> Problem {
    let advice =
      nearest(to: name, among: models + groups.keys.sorted()).map { "did you mean \($0)?" }
      ?? "gillab list names the models"
    return node.problem("\(what) is \(name), which is no model; \(advice)")
  }
}
