import Workloads

/// What a page says, in the order in which it says it, whatever it will be written as.
struct PageContent: Sendable, Hashable {
  var language: ReportLanguage
  var title: RichText
  /// What stands under the title: where and when.
  var subtitle: RichText
  /// The first is the answer.
  var sections: [PageSection]
}

struct PageSection: Sendable, Hashable {
  /// Unique on the page: what a link names.
  var anchor: String
  var title: RichText
  var blocks: [PageBlock]
}

indirect enum PageBlock: Sendable, Hashable {
  case paragraph(RichText)
  /// A remark that qualifies what stands above it.
  case note(RichText)
  case list([RichText])
  /// Terms and what is to be said of each.
  case facts([Fact])
  case tally([TallyItem])
  case table(PageTable)
  case chart(PageChart)
  /// A sentence of the document on its own.
  case quotation(String)
  /// A program or a command line.
  case code(String, label: RichText?)
  /// What programs printed, side by side.
  case outputs([OutputPanel])
  /// Shown when it is asked for.
  case details(summary: RichText, [PageBlock])
  case section(PageSection)

  struct Fact: Sendable, Hashable {
    var term: RichText
    var description: RichText
  }

  /// How many claims came out one way.
  struct TallyItem: Sendable, Hashable {
    var group: ClaimGroup
    var count: Inline
    var words: RichText
  }
}

/// A table with a caption, which is also its name for those who cannot see it.
struct PageTable: Sendable, Hashable {
  struct Column: Sendable, Hashable {
    var title: RichText
    var isNumber = false
  }

  struct Group: Sendable, Hashable {
    var heading: RichText?
    var rows: [[Cell]]
  }

  struct Cell: Sendable, Hashable {
    var text: RichText
    var columns = 1

    init(_ text: RichText, columns: Int = 1) {
      self.text = text
      self.columns = columns
    }
  }

  var caption: RichText
  var columns: [Column]
  /// The first cell of a row is its heading.
  var groups: [Group]
  /// What it is to be looked up by in a style sheet; nil for an ordinary one.
  var style: String?

  init(caption: RichText, columns: [Column], groups: [Group], style: String? = nil) {
    self.caption = caption
    self.columns = columns
    self.groups = groups
    self.style = style
  }
}

/// A picture with its table.
struct PageChart: Sendable, Hashable {
  var id: String
  var title: RichText
  var caption: RichText
  var svg: String?
  var table: PageTable
  /// Said in place of a picture that is not there.
  var absence: RichText
  var tableSummary: RichText
}

/// What one or more runs printed.
struct OutputPanel: Sendable, Hashable {
  var title: RichText
  /// What is said of it: its status, findings.
  var remarks: [RichText]
  /// Nothing where nothing was printed.
  var streams: [Stream]

  struct Stream: Sendable, Hashable {
    var name: RichText
    var text: String
  }
}
