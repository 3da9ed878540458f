/// What gillab concluded about an executable.
struct Assessment: Sendable, Hashable {
  let interpreter: Interpreter
  /// Where a shared library was looked for and not found; empty if there is one.
  let searched: [String]
  /// Whether the conclusion holds until a file changes; a library that did not load may load tomorrow.
  let lasting: Bool
}
