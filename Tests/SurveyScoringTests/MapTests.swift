import SurveyModel
import SurveyScoring
import Testing

/// Numbers for choices, and dimensions made of dimensions, each worked out by hand.
@Suite struct MapTests {
  private static let channels = ChoiceList(
    id: "channels", isScale: false,
    choices: ["web", "shop", "phone"].map { Choice(code: Name($0), label: nil) }
      + [Choice(code: "none", label: nil, isExclusive: true)])

  private static func map(
    _ values: [(String, Ratio)], states: [(AnswerState, Ratio)] = [], several: ScoreMap.Several = .sum
  ) -> ScoreMap {
    ScoreMap(
      id: "points",
      entries: values.map { .init(code: Name($0), value: $1) } + states.map { .init(state: $0, value: $1) },
      several: several)
  }

  private static func survey(
    _ kind: Question.Kind, _ map: ScoreMap, isReversed: Bool = false, method: Dimension.Method = .mean
  ) throws -> CompiledSurvey {
    try compiled(
      scales: [("a", 1...5)], questions: [("q", kind), ("r", .rating(scale: "a"))], choices: [channels], maps: [map],
      scores: [
        .dimension(
          Dimension(id: "d", items: [.init(ref: "q", isReversed: isReversed, map: "points")], method: method)),
        .dimension(Dimension(id: "e", items: [.init(ref: "q", map: "points"), .init(ref: "r")])),
      ],
      allowed: [.dontKnow, .refused, .notApplicable])
  }

  private static let single = Question.Kind.single(choices: "channels", hasOther: false)
  private static func multiple(_ least: Int? = nil, _ most: Int? = nil) -> Question.Kind {
    .multiple(choices: "channels", hasOther: false, minimum: least, maximum: most)
  }
  private static let all: [(String, Ratio)] = [("web", 0), ("shop", 4), ("phone", 3), ("none", -4)]

  private func score(_ survey: CompiledSurvey, _ answers: [String: Answer?], _ index: Int = 0) throws -> DimensionScore
  {
    try #require(ResponseScorer(survey: survey).score(block(survey, answers)).dimension(index))
  }

  @Test func aChoiceCountsItsNumber() throws {
    let survey = try Self.survey(Self.single, Self.map(Self.all))
    // −4 … 4, so 3 is 7/8 of the way.
    let phone = try score(survey, ["q": .value(.code("phone"))])
    #expect(phone.raw == 3)
    #expect(phone.percent == Ratio(decimal: "87.5"))
    #expect(try score(survey, ["q": .value(.code("none"))]).percent == 0)
    let reversed = try Self.survey(Self.single, Self.map(Self.all), isReversed: true)
    #expect(try score(reversed, ["q": .value(.code("phone"))]).raw == -3)
  }

  @Test func itMeetsOtherItemsInPercent() throws {
    let survey = try Self.survey(Self.single, Self.map(Self.all))
    #expect(try score(survey, ["q": .value(.code("shop")), "r": 2], 1).percent == Ratio(decimal: "62.5"))
  }

  @Test func onlyNamedStatesHaveNumbers() throws {
    let map = Self.map(Self.all, states: [(.dontKnow, -4)])
    let survey = try Self.survey(Self.single, map)
    let unknown = try score(survey, ["q": .dontKnow])
    #expect(unknown.state == .scored)
    #expect(unknown.raw == -4)
    #expect(unknown.answered == 0)
    #expect(try score(survey, ["q": .refused]).state == .unscored(.nothingAnswered))
    #expect(try score(survey, ["q": .notApplicable]).state == .unscored(.nothingInScope))
  }

  @Test func aChoiceWithoutANumberDoesNotCount() throws {
    let survey = try Self.survey(Self.single, Self.map([("web", 0), ("shop", 4)]))
    let result = try score(survey, ["q": .value(.code("phone")), "r": 3], 1)
    #expect(result.state == .prorated)
    #expect(result.percent == 50)
    #expect(result.states[.value] == 2)
  }

  @Test(arguments: [(ScoreMap.Several.sum, 7), (.max, 4), (.min, 3)])
  func severalChoices(several: ScoreMap.Several, raw: Int) throws {
    let survey = try Self.survey(Self.multiple(), Self.map(Self.all, several: several))
    #expect(try score(survey, ["q": .value(.codes(["phone", "shop"]))]).raw == Ratio(raw))
  }

  /// Web 0, shop 4 and phone 3 together are 7, the most there is; "none" alone is −4, the least: 3 is 7/11 of the way.
  @Test func theBoundsOfASumAreWhatCanBeChosen() throws {
    let survey = try Self.survey(Self.multiple(), Self.map(Self.all))
    #expect(try score(survey, ["q": .value(.codes(["web", "shop", "phone"]))]).percent == 100)
    #expect(try score(survey, ["q": .value(.codes(["none"]))]).percent == 0)
    #expect(try score(survey, ["q": .value(.codes(["phone"]))]).percent == (try ratio(700, 11)))
    // Two at most: 4 + 3. Two at least: 0 + 3, if "none" did not count −4.
    let two = try Self.survey(Self.multiple(2, 2), Self.map([("web", 0), ("shop", 4), ("phone", 3)]))
    #expect(try score(two, ["q": .value(.codes(["shop", "phone"]))]).percent == 100)
    #expect(try score(two, ["q": .value(.codes(["web", "phone"]))]).percent == (try ratio(300, 7)))
  }

  @Test func anEmptyMultipleResponseCountsOnlyIfTheMapSaysSo() throws {
    let silent = try Self.survey(Self.multiple(), Self.map(Self.all))
    #expect(try score(silent, [:]).percent == nil)
    let zero = try Self.survey(Self.multiple(), Self.map(Self.all, states: [(.skipped, 0)]))
    #expect(try score(zero, [:]).raw == 0)
  }

  @Test func oneItemMayHaveTwoMaps() throws {
    let maps = [
      ScoreMap(
        id: "m", entries: [.init(code: "1", value: 0), .init(code: "5", value: 10), .init(code: "3", value: 9)]),
      ScoreMap(id: "n", entries: (1...5).map { .init(code: Name(String($0)), value: Ratio($0 == 3 ? 1 : 0)) }),
    ]
    let survey = try compiled(
      scales: [("a", 1...5)], questions: [("q", .rating(scale: "a"))], maps: maps,
      scores: [
        .dimension(Dimension(id: "x", items: [.init(ref: "q", map: "m")])),
        .dimension(Dimension(id: "y", items: [.init(ref: "q", map: "n")])),
        .dimension(Dimension(id: "z", items: [.init(ref: "q")])),
      ])
    let scores = ResponseScorer(survey: survey).score(block(survey, ["q": 3]))
    #expect((0..<3).map { scores.percent($0) } == [90, 100, 50])
  }

  // MARK: - Dimensions of dimensions

  /// product: coffee and cake; quality: twice the product, and the staff turned.
  private static func nested(_ missing: MissingRule = .half) throws -> CompiledSurvey {
    try compiled(
      scales: [("a", 1...5)], questions: ["coffee", "cake", "staff"].map { ($0, .rating(scale: "a")) },
      scores: [
        .dimension(
          Dimension(
            id: "quality", items: [.init(ref: "product", weight: 2), .init(ref: "staff", isReversed: true)],
            missing: missing)),
        .dimension(Dimension(id: "product", items: [.init(ref: "coffee"), .init(ref: "cake")])),
      ],
      allowed: [.notApplicable])
  }

  @Test func aDimensionCountsItsPercent() throws {
    // Product (75 + 50)/2 = 62.5; staff turned 25: (2·62.5 + 25)/3 = 50.
    let result = try score(try Self.nested(), ["coffee": 4, "cake": 3, "staff": 4])
    #expect(result.state == .scored)
    #expect(result.percent == 50)
    #expect(result.inScope == 2 && result.counted == 2 && result.answered == 3)
  }

  @Test func missingPartsInsideShowOutside() throws {
    let half = try score(try Self.nested(), ["coffee": 4, "staff": 4])
    #expect(half.state == .prorated)
    #expect(half.percent == (try ratio(175, 3)))
    #expect(half.counted == half.inScope && half.answered == 2)
    #expect(try score(try Self.nested(.all), ["staff": 4]).state == .unscored(.tooFew(counted: 1, required: 2)))
    #expect(try score(try Self.nested(), ["staff": 4]).percent == 25)
  }

  @Test func aDimensionThatDoesNotApplyLeavesTheDenominator() throws {
    let result = try score(
      try Self.nested(.all), ["coffee": .notApplicable, "cake": .notApplicable, "staff": 1])
    #expect(result.state == .scored)
    #expect(result.percent == 100)
    #expect(result.inScope == 1)
  }
}
