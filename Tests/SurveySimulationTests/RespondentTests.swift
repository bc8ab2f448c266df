import SurveyModel
import SurveySimulation
import SurveyTestSupport
import Testing

/// What respondents are like, measured in what they answer.
@Suite struct RespondentTests {
  /// Four questions on a scale of five points, one of them turned.
  private static func battery() throws -> CompiledSurvey {
    let survey = Survey(
      id: Name("battery"), version: "1", sourceLanguage: english, languages: [english], title: words("Battery"),
      choiceLists: [
        ChoiceList(
          id: Name("points"), isScale: true,
          choices: (1...5).map { Choice(code: Name("\($0)"), value: Ratio($0), label: nil) })
      ],
      elements: ["a", "b", "c", "d"].map {
        .question(Question(id: Name($0), kind: .rating(scale: Name("points")), prompt: words("Good at \($0)?")))
      },
      scoring: Scoring(scores: [
        .dimension(
          Dimension(
            id: Name("all"),
            items: ["a", "b", "c", "d"].map { Dimension.Item(ref: Name($0), isReversed: $0 == "d") }))
      ]))
    return try #require(SurveyCompiler.compile(survey).survey)
  }

  private static func words(_ text: String) -> LocalizedText {
    LocalizedText([.init(language: english, content: [.text(text)], range: .none)])
  }

  private static func responses(_ survey: CompiledSurvey, _ settings: SimulationSettings) -> [Response] {
    var simulation = Simulation(of: survey, settings)
    var responses: [Response] = []
    while let record = simulation.next() { responses.append(record.response) }
    return responses
  }

  /// The answers as numbers, with the last question turned back; `nil` where one has none.
  private static func numbers(_ response: Response) -> [Double]? {
    let numbers = response.answers.compactMap { answer -> Double? in
      if case .value(.number(let number))? = answer { number } else { nil }
    }
    return numbers.count == 4 ? numbers.enumerated().map { $0 == 3 ? 6 - $1 : $1 } : nil
  }

  /// Cronbach's alpha by its definition: k / (k − 1) · (1 − Σ variances / variance of sums).
  private static func alpha(_ rows: [[Double]]) -> Double {
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
    let parts = (0..<4).map { column in variance(rows.map { $0[column] }) }.reduce(0, +)
    return 4.0 / 3 * (1 - parts / variance(rows.map { $0.reduce(0, +) }))
  }

  /// Two answers behind the points correlate by λ². A point counts the cuts below its answer, at ±1.364 and ±0.455
  /// standard deviations, so that with the trait t its mean is Σ Φ((λt − cut) / √(1 − λ²)); the variance of that over t,
  /// integrated numerically outside this project, over the variance of the points, 1.081², is the correlation r of two
  /// points, and alpha is 4r / (1 + 3r).
  @Test(arguments: [
    (0.5, 0.2293, 0.5435), (0.6, 0.3306, 0.6639), (0.7, 0.4507, 0.7664), (0.8, 0.5901, 0.8520), (0.9, 0.7498, 0.9230),
  ])
  func alphaIsWhatTheLoadingImplies(loading: Double, correlation: Double, alpha: Double) throws {
    #expect((4 * correlation / (1 + 3 * correlation) - alpha).magnitude < 1e-3)
    var settings = SimulationSettings(count: 4000, seed: 11)
    settings.trait = loading
    settings.spread = 0
    settings.missing = 0
    let rows = Self.responses(try Self.battery(), settings).compactMap(Self.numbers)
    #expect(rows.count == 4000)
    // The standard error of alpha with 4000 respondents is at most 0.012 (Feldt, 1965).
    #expect((Self.alpha(rows) - alpha).magnitude < 0.03, "\(Self.alpha(rows))")
  }

  @Test func withoutATraitAnswersHaveNothingInCommon() throws {
    var settings = SimulationSettings(count: 4000, seed: 12)
    settings.trait = 0
    settings.missing = 0
    let rows = Self.responses(try Self.battery(), settings).compactMap(Self.numbers)
    #expect(Self.alpha(rows).magnitude < 0.1)
  }

  /// A level of one standard deviation moves a point by 0.22 of the scale, that is 1.1 of five points, less what the ends
  /// of the scale cut off.
  @Test func theLevelMovesTheAnswersAndTurnedOnesTheOtherWay() throws {
    func means(level: Double) throws -> [Double] {
      var settings = SimulationSettings(count: 2000, seed: 13)
      settings.level = level
      settings.spread = 0
      settings.missing = 0
      let rows = Self.responses(try Self.battery(), settings).compactMap(Self.numbers)
      return (0..<4).map { column in rows.reduce(0) { $0 + $1[column] } / Double(rows.count) }
    }
    let (low, middle, high) = (try means(level: -1), try means(level: 0), try means(level: 1))
    for column in 0..<4 {
      #expect((middle[column] - 3).magnitude < 0.1)
      #expect((0.9...1.1).contains(high[column] - middle[column]))
      #expect((0.9...1.1).contains(middle[column] - low[column]))
    }
  }

  @Test func whoeverStraightlinesGivesOnePointToEverything() throws {
    var settings = SimulationSettings(count: 200, seed: 14)
    settings.straightlining = 1
    settings.missing = 0
    for response in Self.responses(try Self.battery(), settings) {
      #expect(Set(response.answers).count == 1)
    }
    settings.straightlining = 0
    let alike = Self.responses(try Self.battery(), settings).count { Set($0.answers).count == 1 }
    #expect(alike < 20)
  }

  @Test func whoeverHurriesTakesLessThanTwoSecondsAnAnswer() throws {
    func paces(_ hurrying: Double) throws -> [Double] {
      var settings = SimulationSettings(count: 100, seed: 15)
      settings.hurrying = hurrying
      return try Self.responses(try Self.battery(), settings).map { response in
        let start = try #require(response.started.flatMap(Timestamp.init(iso:)))
        let end = try #require(response.submitted.flatMap(Timestamp.init(iso:)))
        return Double(end.seconds - start.seconds) / Double(max(1, response.answers.count { $0?.state == .value }))
      }
    }
    #expect(try paces(1).allSatisfy { $0 < 2 })
    #expect(try paces(0).allSatisfy { $0 > 2 })
  }

  @Test func answersAreMissingAsOftenAsIsSaid() throws {
    var settings = SimulationSettings(count: 2000, seed: 16)
    settings.missing = 0.1
    let responses = Self.responses(try Self.battery(), settings)
    let missing = responses.reduce(0) { $0 + $1.answers.count { $0 == .skipped } }
    // 8000 answers: 800 ± 4 · 27.
    #expect((692...908).contains(missing))
    settings.missing = 0
    #expect(Self.responses(try Self.battery(), settings).allSatisfy { $0.answers.allSatisfy { $0?.state == .value } })
  }

  @Test func nonAnswersAreThoseThatAreAllowedAndCanBeWritten() throws {
    let form = Form {
      yesno("a", required: .yes, allow: [.dontKnow, .refused])
      yesno("b", allow: [.notApplicable])
      yesno("c", required: .yes)
    }
    var settings = SimulationSettings(count: 600, seed: 17)
    settings.missing = 0.4
    func states(_ settings: SimulationSettings) throws -> [Set<AnswerState>] {
      let responses = Self.responses(try form.compiled(), settings)
      return (0..<3).map { item in Set(responses.compactMap { $0.answers[item]?.state }) }
    }
    #expect(
      try states(settings) == [[.value, .dontKnow, .refused], [.value, .skipped, .notApplicable], [.value]])
    settings.states = [.dontKnow]
    #expect(try states(settings) == [[.value, .dontKnow], [.value, .skipped], [.value]])
  }

  @Test func everyoneAnswersOnADayOfThePeriodInOrder() throws {
    var settings = SimulationSettings(count: 40, seed: 18, period: day("2026-02-27")...day("2026-03-02"))
    settings.idPrefix = "north-"
    let responses = Self.responses(try Self.battery(), settings)
    let days = responses.compactMap { $0.submitted.map { String($0.prefix(10)) } }
    #expect(days == days.sorted())
    #expect(days.filter { $0 == "2026-02-27" }.count == 10)
    #expect(Set(days) == ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"])
    #expect(responses[0].id == "north-0001")
  }

  @Test func languagesShareTheRespondents() throws {
    let form = Form(languages: ["fr", "it", "en"]) { text("why", required: .yes) }
    var settings = SimulationSettings(count: 300, seed: 19)
    settings.languages = [french, italian]
    let responses = Self.responses(try form.compiled(), settings)
    let french = responses.count { $0.language?.tag == "fr" }
    #expect((100...200).contains(french))
    #expect(responses.allSatisfy { $0.language?.tag != "en" })
    settings.languages = []
    #expect(Self.responses(try form.compiled(), settings).allSatisfy { $0.language?.tag == "fr" })
  }
}
