/// What the lock meant for the program, and why that is so.
struct Diagnosed {
  let diagnosis: Diagnosis
  /// In a sentence with the figures, and one with what it means for the choice between threads and other ways.
  let explanation: String

  init(_ diagnosis: Diagnosis, _ figures: String, _ meaning: String) {
    self.diagnosis = diagnosis
    explanation = "\(diagnosis.rawValue): \(figures). \(meaning)."
  }
}
