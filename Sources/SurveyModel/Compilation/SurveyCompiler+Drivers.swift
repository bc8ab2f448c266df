extension SurveyCompiler {
  mutating func resolveDrivers() {
    for declared in survey.scoring.analysis.drivers {
      reportRepeated([declared.outcome] + declared.drivers, in: Name("drivers"))
      let drivers = declared.drivers.compactMap { component($0, of: "driver") }
      guard let outcome = component(declared.outcome, of: "score with drivers") else { continue }
      for (index, name) in zip(drivers, declared.drivers) where isPart(index, of: outcome) {
        report(
          .idleLimit(
            "'\(declared.outcome.text)' is made of '\(name.text)', so that it explains it says nothing about respondents"
          ), at: name.range)
      }
      guard drivers.count == declared.drivers.count else { continue }
      scoring.drivers.append(CompiledDrivers(outcome: outcome, drivers: drivers))
    }
  }

  /// Whether a score is a part of another, or of one of its parts. Cycles are reported elsewhere.
  private func isPart(_ part: Int, of whole: Int, depth: Int = 0) -> Bool {
    guard depth <= scoring.scores.count else { return false }
    let parts = (scoring.components[whole] ?? []) + (scoring.parts[whole] ?? []).compactMap(\.score)
    return parts.contains { $0 == part || isPart(part, of: $0, depth: depth + 1) }
  }
}
