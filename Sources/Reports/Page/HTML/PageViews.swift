/// What templates are filled with: safe markup, lists of it, and whether something is there.
///
/// Mustache looks a name up in all that is around, so names of optional values are not used for anything else nearby.
enum PageViews {
  struct Page {
    var language: HTML
    var policy: HTML
    var title: HTML
    var heading: HTML
    var subtitle: HTML
    var skip: HTML
    var theme: HTML
    var contents: HTML
    var entries: [Entry]
    var sections: HTML
    var footer: HTML
    var style: HTML
    var script: HTML
  }

  struct Entry {
    var anchor: HTML
    var name: HTML
  }

  struct Section {
    var anchor: HTML
    /// Of the heading: 2 for those right under the title.
    var level: HTML
    var title: HTML
    var body: HTML
  }

  struct Table {
    var id: HTML
    var style: HTML
    var caption: HTML
    var columns: [Column]
    var groups: [Group]
  }

  struct Column {
    var title: HTML
    var kind: HTML
  }

  struct Group {
    var rowsHeading: HTML?
    var width: HTML
    var rows: [Row]
  }

  struct Row {
    var head: HTML
    var cells: [Cell]
  }

  struct Cell {
    var text: HTML
    var attributes: HTML
  }

  struct Figure {
    var id: HTML
    var title: HTML
    var caption: HTML
    var level: HTML
    var picture: HTML?
    var absence: HTML
    var summary: HTML
    var table: HTML
  }

  struct Tally {
    var items: [TallyItem]
  }

  struct TallyItem {
    var kind: HTML
    var sign: HTML
    var count: HTML
    var words: HTML
  }

  struct Facts {
    var facts: [Fact]
  }

  struct Fact {
    var term: HTML
    var description: HTML
  }

  struct Outputs {
    var panels: [Panel]
  }

  struct Panel {
    var title: HTML
    var level: HTML
    var remarks: [HTML]
    var streams: [Stream]
  }

  struct Stream {
    var name: HTML
    var text: HTML
  }

  struct Code {
    var label: HTML
    var text: HTML
  }
}
