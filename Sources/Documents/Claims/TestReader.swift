import Yams

/// Reads one test of a claim. A group of models stands for as many tests.
struct TestReader {
  let vocabulary: ClaimVocabulary
  let models: ModelNames

  private static let keys = [
    "metric", "per", "workload", "size", "model", "workers", "against", "atLeast", "atMost", "fastest", "among",
    "tolerance", "because", "when",
  ]
  private static let rivalKeys = ["model", "workers"]
  private static let workers = 1...256

  func tests(_ node: Node) throws(Problem) -> [ClaimTest] {
    let values = try node.keys("a test", Self.keys)
    let workload = try workload(node.required("workload", of: "this test", in: values))
    let predicate = try predicate(of: node, values)
    let metric = try metric(of: node, values, workload, predicate)
    let against = try values["against"].map(rival)
    if ClaimVocabulary.isRate(metric.name), against == nil {
      throw node.problem("\(metric.name) is a rate, which means little by itself; compare it, with against:")
    }
    if metric.name == ClaimVocabulary.speedUp, !workload.hasSerial, !predicate.isFastest, against == nil {
      throw node.problem(
        "nothing does \(workload.id) one unit after another; say what it is compared with, with against:")
    }
    if metric.name == ClaimVocabulary.efficiency, let node = values["against"] {
      throw node.problem("efficiency is over one worker of the same language; leave against out, or take speedup")
    }
    let size = try values["size"].map { node throws(Problem) in try node.size("size") }
    let workers = try values["workers"].map { node throws(Problem) in try node.integer("workers", in: Self.workers) }
    let sense = TestSense(
      vocabulary: vocabulary, workload: workload, metric: metric.name, workers: workers, against: against,
      isFastest: predicate.isFastest)
    try check(sense, node, values)
    let because = try node.required("because", of: "this test", in: values).words("because")
    let when = try values["when"].map { node throws(Problem) in try node.words("when") }
    let named = try node.required("model", of: "this test", in: values)
    let subjects = try models.names(named, "model") { model, place throws(Problem) in
      try sense.check(subject: model, at: place)
    }
    try check(subjects, at: named, workers: values["workers"], predicate, against)
    return subjects.map { model in
      ClaimTest(
        metric: metric.name, per: metric.per, workload: workload.id, size: size, model: model, workers: workers,
        against: against, predicate: predicate, because: because, when: when)
    }
  }

  /// What a test says beside the models that it is about.
  private func check(_ sense: TestSense, _ node: Node, _ values: [String: Node]) throws(Problem) {
    try sense.check(workersAt: values["workers"])
    if let against = values["against"] {
      let keys = try against.mapping.map { _ throws(Problem) in try against.keys("against", Self.rivalKeys) }
      try sense.check(workersAt: keys?["workers"])
      let named = keys?["model"] ?? against
      try sense.check(try models.name(named, "against"), at: named)
    }
    if let among = values["among"] {
      _ = try models.names(among, "among") { model, place throws(Problem) in try sense.check(model, at: place) }
    }
  }

  /// What all models of a test make of it.
  private func check(
    _ subjects: [String], at node: Node, workers: Node?, _ predicate: ClaimTest.Predicate, _ against: ClaimTest.Rival?
  ) throws(Problem) {
    if case .fastest(let among, _) = predicate {
      for subject in subjects
      where among.allSatisfy({ vocabulary.name(of: $0) == vocabulary.name(of: subject) }) {
        throw node.problem("among names no model but \(subject), which is then the fastest; name others")
      }
    } else if against == nil, let workers, workers.string != "1", subjects.allSatisfy(vocabulary.isSerial) {
      throw workers.problem("\(subjects[0]) has one worker, whatever workers says; remove workers")
    }
  }

  private func workload(_ node: Node) throws(Problem) -> ClaimVocabulary.Workload {
    let name = try node.words("workload")
    if let workload = vocabulary.workloads.first(where: { $0.id == name }) { return workload }
    let advice =
      nearest(to: name, among: vocabulary.workloads.map(\.id)).map { "did you mean \($0)?" }
      ?? "gillab list names the workloads"
    throw node.problem("workload is \(name), which is none; \(advice)")
  }

  private func predicate(of node: Node, _ values: [String: Node]) throws(Problem) -> ClaimTest.Predicate {
    for key in ["among", "tolerance"] where values["fastest"] == nil {
      if let stray = values[key] { throw stray.problem("\(key) goes with fastest: true; add that, or remove \(key)") }
    }
    switch (values["atLeast"], values["atMost"], values["fastest"]) {
    case (let limit?, nil, nil): return .atLeast(try limit.number("atLeast"))
    case (nil, let limit?, nil): return .atMost(try limit.number("atMost"))
    case (nil, nil, let fastest?):
      _ = try fastest.choice("fastest", ["true"])
      for key in ["against", "per"] {
        if let stray = values[key] { throw stray.problem("a fastest model is held against all others; remove \(key)") }
      }
      let among = try models.names(node.required("among", of: "a test of the fastest", in: values), "among")
      let tolerance = try values["tolerance"].map { node throws(Problem) in
        try node.number("tolerance", in: 0...10)
      }
      return .fastest(among: among, tolerance: tolerance ?? 0)
    default: throw node.problem("a test needs one of atLeast, atMost and fastest; give it exactly one")
    }
  }

  private func metric(
    of node: Node, _ values: [String: Node], _ workload: ClaimVocabulary.Workload, _ predicate: ClaimTest.Predicate
  ) throws(Problem) -> (name: String, per: String?) {
    if case .fastest = predicate {
      let named = try values["metric"].map { node throws(Problem) in
        try node.choice("the metric of a fastest model", [ClaimVocabulary.speedUp])
      }
      guard workload.metrics.contains(ClaimVocabulary.speedUp) else {
        throw node.problem("\(workload.id) compares no times, so no model is the fastest in it; take another workload")
      }
      return (named ?? ClaimVocabulary.speedUp, nil)
    }
    let metricNode = try node.required("metric", of: "this test", in: values)
    let name = try metric(metricNode, "metric", workload)
    let per = try values["per"].map { node throws(Problem) in try metric(node, "per", workload) }
    let ratios = [ClaimVocabulary.speedUp, ClaimVocabulary.efficiency]
    if let per, ratios.contains(name) || ratios.contains(per) {
      throw metricNode.problem("\(name) per \(per): speedup and efficiency are ratios already; remove per")
    }
    return (name, per)
  }

  private func metric(
    _ node: Node, _ what: String, _ workload: ClaimVocabulary.Workload
  ) throws(Problem) -> String {
    let name = try node.words(what)
    if workload.metrics.contains(name) { return name }
    let advice =
      nearest(to: name, among: workload.metrics).map { "did you mean \($0)?" }
      ?? "it has \(workload.metrics.joined(separator: ", "))"
    throw node.problem("\(what) is \(name), which \(workload.id) does not have; \(advice)")
  }

  /// A model's name, or a mapping with its number of workers.
  private func rival(_ node: Node) throws(Problem) -> ClaimTest.Rival {
    guard node.mapping != nil else {
      return ClaimTest.Rival(model: try models.name(node, "against"), workers: nil)
    }
    let values = try node.keys("against", Self.rivalKeys)
    return ClaimTest.Rival(
      model: try models.name(node.required("model", of: "against", in: values), "model"),
      workers: try values["workers"].map { node throws(Problem) in try node.integer("workers", in: Self.workers) })
  }
}
