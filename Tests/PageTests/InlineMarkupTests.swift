import Testing

@testable import Reports

@Suite struct InlineMarkupTests {
  @Test(arguments: [
    ("包括**多线程**、**多进程**和**异步I/O**", "包括多线程、多进程和异步I/O"),
    ("I/O密集型任务<br>（网络请求、文件操作）", "I/O密集型任务（网络请求、文件操作）"),
    ("one<br/>two", "one two"),
    ("优先选择`ProcessPoolExecutor`", "优先选择ProcessPoolExecutor"),
    ("``a ` b`` and `*c*`", "a ` b and *c*"),
    ("see [the **docs**](https://example.com/a_b), ![a picture](p.png)", "see the docs, a picture"),
    ("a &lt;b&gt; &amp;c, 1 \\* 2 and \\\\", "a <b> &c, 1 * 2 and \\"),
    ("*slanted*, _too_, ~~gone~~", "slanted, too, gone"),
    ("<span class=\"x\">text</span>", "text"),
  ])
  func `a quotation is what the document's reader sees`(_ source: String, _ text: String) {
    #expect(InlineMarkup.text(of: source) == text)
  }

  @Test(arguments: [
    "snake_case_name", "2 * 3 * 4", "a < b and c > d", "~ 5 ms", "5* of 7", "[1] says so", "R&D", "_one",
  ])
  func `what is no markup stays`(_ text: String) { #expect(InlineMarkup.text(of: text) == text) }

  @Test func `the half of a markup that a quotation has cut off goes too`() {
    #expect(InlineMarkup.text(of: "程**、**多进程**") == "程、多进程")
    #expect(InlineMarkup.text(of: "关键字`async") == "关键字async")
  }
}
