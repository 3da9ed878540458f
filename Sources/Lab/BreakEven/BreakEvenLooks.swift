/// When a length of a task is judged: after 6, 9, 12 and 15 processes, and not in between.
///
/// Whoever looks again and again until a difference shows finds one sooner or later. So each look has an interval that is
/// wide enough for all four together to miss the truth at most once in twenty: the shares of error add up to 4.9%
/// (Bonferroni). They are not the same, since an interval of order statistics comes in steps: six values cannot give more
/// than 96.9%, and what remains is for the others.
enum BreakEvenLooks {
  /// By the number of processes: from the smallest to the largest value of 6 and of 9 (96.9% and 99.6%), from the second
  /// of 12 (99.37%), from the third of 15 (99.26%).
  private static let confidences = [6: 0.968, 9: 0.996, 12: 0.9936, 15: 0.9926]

  /// After so many processes a length stays undecided.
  static let last = 15

  /// How sure an interval must be for a verdict; nil where none is due.
  static func confidence(processes: Int) -> Double? { confidences[processes] }

  /// How many more processes the next look needs; 0 after the last.
  static func missing(after processes: Int) -> Int {
    (confidences.keys.filter { $0 > processes }.min() ?? processes) - processes
  }
}
