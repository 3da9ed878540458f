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

  func verdict(_ verdict: ComparedCell.Verdict) -> String {
    switch verdict {
    case .faster: say("faster", "更快")
    case .slower: say("slower", "更慢")
    case .inconclusive: say("inconclusive", "无法判定")
    case .baseline: say("baseline", "基准")
    }
  }

  /// The verdict, or why there is none. Reasons are what the lab wrote, in English.
  func outcome(of cell: ComparedCell) -> String {
    guard cell.status == .ok else {
      return cell.reason.map { say.of(status(cell.status), $0) } ?? status(cell.status)
    }
    return [cell.verdict.map(verdict), cell.reason].compactMap(\.self).joined(separator: say("; ", "；"))
  }

  /// A cell's status where times are not judged: empty when all is well.
  func trouble(of cell: ComparedCell) -> String {
    cell.status == .ok ? cell.reason ?? "" : outcome(of: cell)
  }

  func verdict(_ verdict: CalibrationCheck.Verdict) -> String {
    switch verdict {
    case .met: say("met", "达到")
    case .missed: say("missed", "未达到")
    case .inconclusive: say("inconclusive", "无法判定")
    }
  }
}
