import Mustache

/// The templates and what a page carries along, from the program itself: an installed one has no files to look for.
struct PageTemplates: Sendable {
  enum Name: CaseIterable {
    case page, section, table, figure, tally, facts, outputs, code

    var text: String {
      switch self {
      case .page: text(of: PackageResources.page_mustache)
      case .section: text(of: PackageResources.section_mustache)
      case .table: text(of: PackageResources.table_mustache)
      case .figure: text(of: PackageResources.figure_mustache)
      case .tally: text(of: PackageResources.tally_mustache)
      case .facts: text(of: PackageResources.facts_mustache)
      case .outputs: text(of: PackageResources.outputs_mustache)
      case .code: text(of: PackageResources.code_mustache)
      }
    }

    private func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
  }

  private let templates: [Name: MustacheTemplate]

  static let styleSheet = String(decoding: PackageResources.page_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.page_js, as: UTF8.self)

  /// - Throws: Where a template is no Mustache.
  init() throws {
    var templates: [Name: MustacheTemplate] = [:]
    for name in Name.allCases { templates[name] = try MustacheTemplate(string: name.text) }
    self.templates = templates
  }

  /// - Parameter view: Its values are ``HTML``, and lists of views.
  func render(_ name: Name, _ view: Any) -> HTML { HTML(markup: templates[name]?.render(view) ?? "") }
}
