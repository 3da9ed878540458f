/// Which model for which work.
enum ChoiceWords {
  static let section = Localized<RichText>("Which model for which work", "哪类工作用哪种模型")

  static let lead = Localized<RichText>(
    "The fastest model that was measured at each kind of work, with its speed-up. What a model costs besides, in memory, in creation and in communication, is among the sentences and charts of this page.",
    "每类工作中测得最快的并发模型及其加速比。模型在内存、创建和通信上的代价，见本页的各条说法和图表。")

  static let table = Localized<RichText>("The fastest at each kind of work", "各类工作中最快的模型")
  static let work = Localized<RichText>("Work", "工作")

  static func nothingFaster(_ baseline: RichText) -> Localized<RichText> {
    Localized("none is surely faster than \(baseline)", "没有明确快于 \(baseline) 的模型")
  }

  static func notToldFrom(_ others: RichText) -> Localized<RichText> {
    Localized("may be as fast: \(others)", "可能同样快：\(others)")
  }

  static let legend = Localized<RichText>(
    "Times as fast as one unit after another in the same Python; where that cannot do the work, as the first model of its chart. For Swift the measure is the first Python’s. “May be as fast” is what has an interval that reaches the winner’s.",
    "数值为相对同一 Python 中逐个执行的倍数；不能逐个执行的工作，则相对图中的第一个模型。Swift 以第一个 Python 为基准。置信区间与最快者相交的模型列为“可能同样快”。")
}
