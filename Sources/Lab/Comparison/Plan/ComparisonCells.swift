import Interpreters
import Workloads

/// Every cell of a comparison, before anything has run.
struct ComparisonCells {
  private let request: ComparisonRequest
  private let cores: Int
  private var cells: [CellRecord] = []

  /// - Throws: ``ComparisonError/nothingToMeasure(reason:)``.
  static func all(of request: ComparisonRequest, cores: Int) throws(ComparisonError) -> [CellRecord] {
    var plan = ComparisonCells(request: request, cores: cores)
    for workload in request.workloads {
      for size in request.sizes.isEmpty ? workload.defaultSizes : request.sizes { plan.add(workload, size) }
    }
    guard plan.cells.contains(where: { $0.status == .ok }) else {
      let reason = plan.cells.compactMap(\.reason).first ?? "no workload was chosen"
      throw .nothingToMeasure(reason: reason)
    }
    return plan.cells.beforePilot
  }

  private init(request: ComparisonRequest, cores: Int) {
    self.request = request
    self.cores = cores
  }

  private mutating func add(_ workload: WorkloadDescription, _ size: Int) {
    let first = cells.count
    for interpreter in request.interpreters {
      let start = cells.count
      add(withSerial(request.models, in: .python), workload, size, interpreter)
      if !request.plan.isAA { addTwin(ofFirstSince: start) }
    }
    let hasPython = cells.count > first
    add(withSerial(request.models, in: .swift), workload, size, nil)
    if !hasPython, !request.plan.isAA { addTwin(ofFirstSince: first) }
    if request.plan.isAA { keepCopies(ofFirstSince: first) }
  }

  /// A language's chosen models, and its serial one, which the others are compared with.
  private func withSerial(_ models: [Model], in language: Language) -> [Model] {
    let own = models.filter { $0.language == language }
    return own.isEmpty ? [] : Model.all.filter { $0.language == language && ($0.isSerial || own.contains($0)) }
  }

  private mutating func add(
    _ models: [Model], _ workload: WorkloadDescription, _ size: Int, _ interpreter: Interpreter?
  ) {
    for model in models {
      for workers in workers(of: model, workload) {
        let reason = interpreter.flatMap { ModelObjection.describe(model, in: $0) } ?? objection(to: model, workload)
        cells.append(
          CellRecord(
            index: cells.count, workload: workload.id, size: size, language: model.language, model: model.name,
            workers: workers, python: interpreter.map(PythonBuild.init), units: workload.units(size: size),
            status: reason == nil ? .ok : .unsupported, reason: reason))
      }
    }
  }

  private func workers(of model: Model, _ workload: WorkloadDescription) -> [Int] {
    if model.isSerial { return [1] }
    if workload.workersAreUnits { return [0] }
    return request.workers.isEmpty ? [workload.defaultWorkers(cores: cores)] : request.workers
  }

  /// A second copy of what the others are compared with: what differs between the two is noise.
  ///
  /// The first that may work; after the pilot, of what does.
  private mutating func addTwin(ofFirstSince start: Int) {
    guard var twin = cells[start...].first(where: { $0.status == .ok }), WorkloadCatalog[twin.workload]?.isTimed ?? true
    else { return }
    twin.index = cells.count
    twin.isNullTwin = true
    cells.append(twin)
  }

  private mutating func keepCopies(ofFirstSince start: Int) {
    guard let original = cells[start...].first(where: { $0.status == .ok }) else { return }
    cells.removeSubrange(start...)
    for place in 0..<Self.copies {
      var copy = original
      copy.index = start + place
      copy.isNullTwin = place == 1
      cells.append(copy)
    }
  }

  /// Cells of an A/A run: a baseline, its null twin, and three to compare.
  static let copies = 5

  private func objection(to model: Model, _ workload: WorkloadDescription) -> String? {
    guard model.isSerial else { return nil }
    if workload.id.hasPrefix("ipc.") { return ReasonPhrase.nobodyToSendTo() }
    return workload.workersAreUnits ? ReasonPhrase.notManyAtOnce() : nil
  }
}
