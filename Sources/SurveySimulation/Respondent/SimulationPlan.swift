import SurveyModel

/// What all simulated respondents of a survey have in common, worked out once.
struct SimulationPlan: Sendable {
  let survey: CompiledSurvey
  let settings: SimulationSettings
  let keying: ItemKeying

  /// How often each choice of an item is made where nothing else decides, by item: a weight from 1 to 4, the same
  /// whatever the seed, because no list is chosen from evenly.
  let popularity: [Int: [Int]]

  /// The items that ask whether a roster has another entry.
  let rosterQuestions: Set<Int>

  /// What makes up texts for the patterns that are understood.
  let patterns: [String: PatternText]

  init(_ survey: CompiledSurvey, _ settings: SimulationSettings) {
    self.survey = survey
    self.settings = settings
    keying = ItemKeying(survey)
    var popularity: [Int: [Int]] = [:]
    var patterns: [String: PatternText] = [:]
    for (index, item) in survey.items.enumerated() {
      if case .text(let limits) = item.kind, let pattern = limits.pattern?.text, patterns[pattern] == nil {
        patterns[pattern] = PatternText(pattern)
      }
      guard let list = survey.choiceList(of: item), !list.isScale else { continue }
      popularity[index] = list.choices.map { choice in
        var chance = Chance(1, Fingerprint.number(of: "\(list.id.text)\n\(choice.code.text)".utf8))
        return 1 + chance.below(4)
      }
    }
    self.popularity = popularity
    self.patterns = patterns
    rosterQuestions = Set(survey.entries.map(\.question))
  }
}
