public import SurveyModel
import Testing

/// A survey in a few words, compiled; a fault in it fails the test that made it.
func compiled(
  scales: [(id: String, values: ClosedRange<Int>)], questions: [(id: String, kind: Question.Kind)],
  choices: [ChoiceList] = [], maps: [ScoreMap] = [], scores: [Score] = [], bands: [Bands] = [], advice: [Advice] = [],
  gates: [Gate] = [], flags: [QualityFlag] = [], weighting: Weighting? = nil, analysis: Analysis = Analysis(),
  allowed: Set<AnswerState> = [],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> CompiledSurvey {
  let survey = Survey(
    id: Name("s"), version: "1", sourceLanguage: try language("en"), languages: [try language("en")],
    title: try words("Test"),
    choiceLists: scales.map { scale in
      ChoiceList(
        id: Name(scale.id), isScale: true,
        choices: scale.values.map { Choice(code: Name(String($0)), value: Ratio($0), label: nil) })
    } + choices,
    elements: try questions.map { id, kind in
      .question(Question(id: Name(id), kind: kind, prompt: try words("Question \(id)")))
    },
    scoring: Scoring(
      maps: maps, scores: scores, bands: bands, advice: advice, gates: gates, flags: flags, weighting: weighting,
      analysis: analysis),
    inherited: Inheritable(allowed: allowed))
  let compilation = SurveyCompiler.compile(survey)
  let faults = compilation.diagnostics.filter { $0.severity == .error }
  #expect(faults.isEmpty, "\(faults.map(\.problem))", sourceLocation: sourceLocation)
  return try #require(compilation.survey, sourceLocation: sourceLocation)
}

func language(_ tag: String) throws -> LanguageTag { try #require(LanguageTag(tag)) }

func words(_ text: String) throws -> LocalizedText {
  LocalizedText([.init(language: try language("en"), content: [.text(text)], range: .none)])
}

func ratio(_ numerator: Int128, _ denominator: Int128 = 1) throws -> Ratio {
  try #require(Ratio(numerator, over: denominator))
}

let today = CalendarDate(dayNumber: 20_000)

/// Whole numbers are values, `nil` is left empty.
func block(_ survey: CompiledSurvey, _ answers: [String: Answer?]) -> ProgramBlock {
  var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(today))
  for (id, answer) in answers {
    guard let item = survey.itemIndex[id] else { continue }
    block.set(answer, item: item, of: survey)
  }
  block.run(survey.program)
  return block
}

extension Answer: ExpressibleByIntegerLiteral {
  /// A whole number is a value.
  /// A whole number is a value.
  public init(integerLiteral value: Int) { self = .value(.number(Double(value))) }
}

extension Name: ExpressibleByStringLiteral {
  /// A name without a place.
  /// A name without a place.
  public init(stringLiteral value: String) { self.init(value) }
}
