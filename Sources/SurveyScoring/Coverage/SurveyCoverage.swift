public import SurveyModel

/// How many responses reach each part of a survey: rehearsed with made-up respondents it shows what nobody will ever see.
public struct SurveyCoverage: Sendable {
  /// How many responses were added.
  public private(set) var count = 0

  private let survey: CompiledSurvey
  private var asked: [Int]
  private var answered: [Int]
  private var chosen: [Int: [Int]] = [:]
  private var sections: [Int]
  private var advice: [Int]
  private var scores: ScoreAggregate

  /// Nothing reached yet.
  public init(_ plan: ScoringPlan) {
    survey = plan.survey
    asked = Array(repeating: 0, count: survey.items.count)
    answered = asked
    sections = Array(repeating: 0, count: survey.sections.count)
    advice = Array(repeating: 0, count: survey.scoring.advice.count)
    scores = ScoreAggregate(plan)
    for (index, item) in survey.items.enumerated() {
      if let list = survey.choiceList(of: item) { chosen[index] = Array(repeating: 0, count: list.choices.count) }
    }
  }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  ///   - scores: Its scores.
  ///   - flags: What its flags say.
  public mutating func add(
    _ response: Response, _ block: ProgramBlock, scores: ResponseScores, flags: [FlagResult]
  ) {
    count += 1
    var met: Set<Int> = []
    for (index, item) in survey.items.enumerated() where item.isAsked {
      guard block.isRelevant(item: index, in: survey.program) else { continue }
      asked[index] += 1
      var section = item.section
      while let inside = section, met.insert(inside).inserted { section = survey.sections[inside].parent }
      guard case .value(let value)? = response.answers[index] else { continue }
      answered[index] += 1
      for choice in survey.choices(in: value, of: item) { chosen[index]?[choice] += 1 }
    }
    for section in met { sections[section] += 1 }
    for index in scores.advice { advice[index] += 1 }
    self.scores.add(scores, flags: flags)
  }

  /// How many responses reach a subject.
  public func responses(reaching subject: CoverageSubject) -> Int {
    switch subject {
    case .section(let index): sections[index]
    case .item(let index): asked[index]
    case .choice(let item, let choice): chosen[item]?[choice] ?? 0
    case .band(let score, let band): scores.scores[score]?.bands[band] ?? 0
    case .group(let score, let group): scores.netScores[score]?.groups[group] ?? 0
    case .quadrant(let score, let quadrant): scores.quadrants[score]?.quadrants[quadrant] ?? 0
    case .flag(let index): scores.flags[index].raised
    case .advice(let index): advice[index]
    }
  }

  /// How many responses have a value for an item.
  public func responses(answering item: Int) -> Int { answered[item] }

  /// What no response reaches, in the order of ``CompiledSurvey/coverageSubjects``. What lies inside something that is
  /// not reached is left out: a section stands for its questions, a question for its choices.
  public var unreached: [CoverageSubject] {
    survey.coverageSubjects.filter { subject in
      guard responses(reaching: subject) == 0 else { return false }
      switch subject {
      case .section(let index): return survey.sections[index].parent.map { sections[$0] > 0 } ?? true
      case .item(let index):
        let item = survey.items[index]
        return item.parent.map { asked[$0] > 0 } ?? item.section.map { sections[$0] > 0 } ?? true
      case .choice(let item, _): return asked[item] > 0
      case .band, .group, .quadrant, .flag, .advice: return true
      }
    }
  }

  /// Whether every question, part and page was reached by someone.
  public var reachesAllItems: Bool { survey.items.indices.allSatisfy { !survey.items[$0].isAsked || asked[$0] > 0 } }
}

extension CompiledSurvey {
  /// The choices or points that a value names, by index in the item's list.
  fileprivate func choices(in value: AnswerValue, of item: Item) -> [Int] {
    guard let list = choiceList(of: item) else { return [] }
    switch value {
    case .code(let code): return [list.index(ofCode: code)].compactMap(\.self)
    case .codes(let codes), .ranking(let codes): return codes.compactMap { list.index(ofCode: $0) }
    case .number(let number): return [list.choices.firstIndex { $0.value?.doubleValue == number }].compactMap(\.self)
    case .text, .date, .time, .datetime, .boolean: return []
    }
  }
}
