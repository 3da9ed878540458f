import Measurement
import Workloads

/// What became of a cell, in a word or two.
struct OutcomeWords {
  let say: ReportLanguage

  func status(_ status: CellRecord.Status) -> String {
    switch status {
    case .ok: say("ok", "正常")
    case .unsupported: say("unsupported", "不支持")
    case .failed: say("failed", "失败")
    case .timeout: say("timeout", "超时")
    case .crashed: say("crashed", "崩溃")
    case .wrong: say("wrong result", "结果错误")
    }
  }

  func status(_ status: ProbeConditionResult.Status) -> String {
    switch status {
    case .ok: say("ok", "正常")
    case .inconclusive: ReportTerm.inconclusive[say]
    case .failed: say("failed", "失败")
    case .crashed: say("crashed", "崩溃")
    case .timeout: say("timeout", "超时")
    case .skipped: say("skipped", "已跳过")
    }
  }

  func verdict(_ verdict: ComparedCell.Verdict) -> String {
    switch verdict {
    case .faster: say("faster", "更快")
    case .slower: say("slower", "更慢")
    case .inconclusive: ReportTerm.inconclusive[say]
    case .baseline: say("baseline", "基准")
    }
  }

  func verdict(_ verdict: CalibrationCheck.Verdict) -> String {
    switch verdict {
    case .met: say("met", "满足")
    case .missed: say("missed", "未满足")
    case .inconclusive: ReportTerm.inconclusive[say]
    }
  }

  /// The verdict, or why there is none.
  ///
  /// - Parameter path: The cell's.
  func outcome(of cell: ComparedCell, at path: String) -> ReportCell {
    guard cell.status == .ok else { return told(status(cell.status), because: cell.reason, at: path) }
    let verdict = cell.verdict.map(verdict) ?? ""
    guard let reason = cell.reason else { return ReportCell(verdict) }
    let separator = verdict.isEmpty ? "" : say("; ", "；")
    return ReportCell([.text(verdict + separator)] + note(reason, of: cell, at: path))
  }

  /// A cell's status where times are not judged: empty when all is well.
  func trouble(of cell: ComparedCell, at path: String) -> ReportCell {
    guard cell.status == .ok else { return outcome(of: cell, at: path) }
    return cell.reason.map { ReportCell(note($0, of: cell, at: path)) } ?? ""
  }

  /// The verdict as a tooltip has it, which cannot say in which language a quotation is: the table has the reason.
  func label(of cell: ComparedCell) -> String {
    guard cell.status == .ok else { return status(cell.status) }
    let failed = cell.failedSamples
    return say.list([
      cell.verdict.map(verdict) ?? "",
      failed > 0 ? say("\(failed) \(failed == 1 ? "sample" : "samples") failed", "\(failed) 个样本未成功") : "",
    ])
  }

  /// A state, and why.
  ///
  /// - Parameter path: Of what has the `reason`.
  func told(_ state: String, because reason: String?, at path: String) -> ReportCell {
    guard let reason else { return ReportCell(state) }
    return ReportCell([.text(state + say(": ", "："))] + words(of: reason, at: path))
  }

  /// Of a cell that is well for the most part.
  private func note(_ reason: String, of cell: ComparedCell, at path: String) -> [ReportCell.Part] {
    guard say != .english, cell.failedSamples > 0 else { return words(of: reason, at: path) }
    return [.text("\(cell.failedSamples) 个样本未成功：")] + words(of: reason, at: path)
  }

  /// A reason in the reader's language where it is gillab's own, else as it was said.
  private func words(of reason: String, at path: String) -> [ReportCell.Part] {
    let quotation = ReportCell.Part.reported(reason, path: path + "/reason")
    guard say != .english else { return [quotation] }
    return ReasonPhrase.words(of: reason, in: say).map { [.text($0)] } ?? [.text("“"), quotation, .text("”")]
  }
}
