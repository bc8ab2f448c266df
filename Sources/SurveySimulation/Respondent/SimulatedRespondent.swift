import SurveyInterview
import SurveyModel

/// One made-up respondent: what they are like, and how they go through an interview.
///
/// Everything they do are the events of an ``Interview``, as with any front end: what is off the route is never met, and
/// what the survey refuses is not stored.
struct SimulatedRespondent: Sendable {
  let plan: SimulationPlan
  let language: LanguageTag
  /// What they answer to the questions that are given, by item.
  let given: [Int: Answer]
  /// Where they stand on what all answers have in common, in standard deviations.
  let trait: Double
  /// By how much they answer better than in the middle of the scale, in standard deviations.
  let level: Double
  /// The place on every scale, from 0 to below 1, of someone who gives the same point to everything.
  let constantPlace: Double?
  /// Whether they take less time than reading needs.
  let isHurried: Bool
  /// How willingly they add entries to rosters, from 0 to 1.
  let eagerness: Double

  var chance: Chance
  /// The questions shared out by parts that they leave alone as a whole, or do not; by question.
  var isLeftAlone: [Int: Answer?] = [:]
  /// How often each item was met.
  private var meetings: [Int: Int] = [:]

  /// How often an answer is tried before a respondent gives up.
  static let patience = 32

  /// Makes up a respondent.
  ///
  /// - Parameter chance: A stream of their own.
  init(_ plan: SimulationPlan, _ chance: Chance) {
    self.plan = plan
    var chance = chance
    let settings = plan.settings
    language = chance.pick(settings.languages) ?? plan.survey.survey.sourceLanguage
    var shift = settings.level
    var given: [Int: Answer] = [:]
    for one in settings.given {
      guard let index = chance.index(weighing: one.values.map(\.weight)) else { continue }
      let value = one.values[index]
      given[one.item] = value.answer
      shift += value.shift
    }
    self.given = given
    trait = chance.normal()
    level = shift
    let place = chance.fraction()
    constantPlace = chance.happens(settings.straightlining) ? place : nil
    isHurried = chance.happens(settings.hurrying)
    eagerness = chance.fraction()
    self.chance = chance
  }

  var survey: CompiledSurvey { plan.survey }
  var settings: SimulationSettings { plan.settings }

  // MARK: - Going through

  /// Goes through an interview to its end.
  ///
  /// - Parameter interview: An interview that has just begun.
  /// - Returns: The item that could not be answered, where there is one; else the interview is submitted.
  mutating func follow(_ interview: inout Interview) -> Int? {
    while interview.submission == nil {
      switch interview.position {
      case .intro: interview.apply(.forward)
      case .item(let item): guard meet(item, in: &interview) else { return item }
      case .review:
        // An answer may have made an earlier one questionable, or brought a question before it to the route.
        if let open = interview.firstOpenItem { interview.apply(.go(to: open)) } else { submit(&interview) }
      case .done: return nil
      }
    }
    return nil
  }

  private mutating func submit(_ interview: inout Interview) {
    switch interview.apply(.submit).first {
    case .blocked(let faults)?: if let first = faults.first { interview.apply(.go(to: first.item)) }
    case .needsConfirmation?: interview.apply(.confirm)
    default: break
    }
  }

  /// Answers an item.
  ///
  /// - Returns: Whether they could.
  private mutating func meet(_ item: Int, in interview: inout Interview) -> Bool {
    let declared = survey.items[item]
    while true {
      let attempt = meetings[item, default: 0]
      meetings[item] = attempt + 1
      // A page of text is met again each time somebody passes it on the way to what has to be mended.
      guard attempt <= Self.patience * (declared.takesAnswer ? 1 : survey.items.count + 1) else { return false }
      guard declared.takesAnswer else {
        interview.apply(.forward)
        return true
      }
      let answer = declared.isReadonly ? .skipped : answer(to: item, attempt: attempt, in: interview)
      switch interview.apply(answer == .skipped ? .skip : .answer(answer)).first {
      case .refused?: continue
      case .needsConfirmation?:
        // Whoever is asked once more mostly thinks better of an answer, but stands by having none.
        guard answer.value == nil || attempt > Self.patience / 2 || chance.happens(0.2) else { continue }
        interview.apply(.confirm)
        return true
      default: return true
      }
    }
  }

  // MARK: - How long it takes

  /// How many seconds they took to answer.
  ///
  /// - Parameter response: What they answered.
  mutating func duration(of response: Response) -> Int {
    var seconds = 0.0
    for (item, answer) in zip(survey.items, response.answers) where item.takesAnswer {
      guard let answer, answer != .notAsked else { continue }
      // Reading a question takes some seconds, writing a text half a minute.
      let usual: Double =
        if case .value(.text) = answer { 30 } else if answer == .skipped { 2 } else { 6 }
      seconds += (isHurried ? min(usual, 6) / 5 : usual) * (0.6 + 0.8 * chance.fraction())
    }
    return max(1, Int(seconds))
  }
}
